package dev.holdfast.evidence;

import dev.holdfast.audit.Actor;
import dev.holdfast.decide.Account;
import dev.holdfast.decide.Evaluation;
import dev.holdfast.decide.RetentionEnd;
import dev.holdfast.find.SelectItems;
import dev.holdfast.hold.Hold;
import dev.holdfast.hold.Holds;
import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.report.Listing;
import dev.holdfast.report.PrintedOutcome;
import dev.holdfast.report.RetentionComplianceModel;
import dev.holdfast.report.RetentionComplianceModel.CoverageLine;
import dev.holdfast.report.RetentionComplianceModel.ExceptionKind;
import dev.holdfast.report.RetentionComplianceModel.ExceptionLine;
import dev.holdfast.report.RetentionComplianceModel.MonthCount;
import dev.holdfast.report.RetentionComplianceModel.OutcomeCount;
import dev.holdfast.report.RetentionComplianceModel.PolicyLine;
import dev.holdfast.retention.ActivePolicies;
import dev.holdfast.retention.Decisions;
import dev.holdfast.retention.EvaluateArchive;
import dev.holdfast.search.SearchIndex;
import dev.holdfast.search.SizeColumn;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Decides the archive today, on record, and fills the retention compliance report from that. */
@Singleton
class GatherRetention {
    private static final int MONTHS = 24;

    private final EvaluateArchive evaluate;
    private final Decisions decisions;
    private final ActivePolicies policies;
    private final Holds holds;
    private final SelectItems select;
    private final SearchIndex index;
    private final SourceCoverage sources;
    private final Attentions attentions;
    private final ItemRows rows;
    private final Heads heads;

    GatherRetention(
            EvaluateArchive evaluate,
            Decisions decisions,
            ActivePolicies policies,
            Holds holds,
            SelectItems select,
            SearchIndex index,
            SourceCoverage sources,
            Attentions attentions,
            ItemRows rows,
            Heads heads) {
        this.evaluate = evaluate;
        this.decisions = decisions;
        this.policies = policies;
        this.holds = holds;
        this.select = select;
        this.index = index;
        this.sources = sources;
        this.attentions = attentions;
        this.rows = rows;
        this.heads = heads;
    }

    RetentionComplianceModel gather(Actor by) {
        LocalDate today = heads.today();
        EvaluateArchive.Recorded recorded = evaluate.evaluate(today, by);
        Evaluation evaluation = recorded.evaluation();
        Account account = decisions.account(today, evaluation.review());
        ItemSet unreadable = select.select("unreadable:true");
        List<CoverageLine> coverage = sources.lines();
        Map<String, String> digests = new LinkedHashMap<>();
        digests.put("Policies", evaluation.policies().hex());
        digests.put("Rules", evaluation.rules().hex());
        return new RetentionComplianceModel(
                heads.head(
                        Heads.day(today),
                        "the whole archive as of "
                                + Heads.day(today)
                                + ", evaluation "
                                + recorded.id(),
                        evaluation.version(),
                        recorded.at(),
                        heads.sign(),
                        digests),
                outcomes(evaluation, account),
                attentions.list(evaluation.review(), account, unreadable, coverage),
                policyLines(account, evaluation, decisions.kept(today)),
                months(evaluation),
                coverage,
                exceptions(account, unreadable));
    }

    private List<OutcomeCount> outcomes(Evaluation evaluation, Account account) {
        SizeColumn sizes = index.sizes();
        Instant now = heads.now();
        List<Hold> protecting =
                holds.listOrderById().stream().filter(hold -> hold.protects(now)).toList();
        long matters = protecting.stream().map(Hold::matterId).distinct().count();
        long undated = Attentions.size(account.undated().values());
        long conflicts = Attentions.size(account.conflicts().values());
        long waiting = attentions.waiting();
        return List.of(
                count(
                        PrintedOutcome.HELD,
                        evaluation.held(),
                        sizes,
                        many(matters, "matter") + ", " + many(protecting.size(), "hold")),
                count(
                        PrintedOutcome.KEEP,
                        evaluation.keep(),
                        sizes,
                        "nothing may go before its date"),
                count(
                        PrintedOutcome.REVIEW,
                        evaluation.review(),
                        sizes,
                        undated + " without a reliable date, " + many(conflicts, "conflict")),
                count(
                        PrintedOutcome.DUE,
                        evaluation.due(),
                        sizes,
                        waiting == 0
                                ? "no plan waits for approval"
                                : many(waiting, "plan") + " to be approved"));
    }

    private static OutcomeCount count(
            PrintedOutcome outcome, ItemSet items, SizeColumn sizes, String because) {
        return new OutcomeCount(outcome, items.size(), sizes.sum(items), because);
    }

    private static String many(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private List<PolicyLine> policyLines(
            Account account, Evaluation evaluation, Map<String, RetentionEnd> kept) {
        SizeColumn sizes = index.sizes();
        Map<String, Policy> byId = new LinkedHashMap<>();
        policies.list().forEach(active -> byId.put(active.policy().id(), active.policy()));
        List<PolicyLine> lines = new ArrayList<>();
        for (Account.Share share : account.policies()) {
            Policy policy = Objects.requireNonNull(byId.get(share.policy()));
            RetentionEnd end = kept.getOrDefault(policy.id(), new RetentionEnd(null, null));
            lines.add(
                    new PolicyLine(
                            policy.id(),
                            policy.title(),
                            policy.authority().cite(),
                            share.items().size(),
                            sizes.sum(share.items()),
                            end.first(),
                            end.last(),
                            evaluation.classes().stream()
                                    .filter(one -> one.policies().contains(policy.id()))
                                    .count()));
        }
        return lines;
    }

    /**
     * What becomes due from the day after the evaluation on; the current month is what is left of
     * it.
     */
    private List<MonthCount> months(Evaluation evaluation) {
        YearMonth first = YearMonth.from(evaluation.asOf());
        List<LocalDate> ends = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            ends.add(first.plusMonths(month).atEndOfMonth());
        }
        List<MonthCount> counts = new ArrayList<>();
        ItemSet before = evaluation.due();
        List<Evaluation> later = decisions.evaluate(ends);
        for (int month = 0; month < MONTHS; month++) {
            ItemSet due = later.get(month).due();
            counts.add(new MonthCount(first.plusMonths(month), due.andNot(before).size()));
            before = before.or(due);
        }
        return counts;
    }

    private Listing<ExceptionLine> exceptions(Account account, ItemSet unreadable) {
        long count =
                unreadable.size()
                        + Attentions.size(account.conflicts().values())
                        + Attentions.size(account.undated().values());
        return new Listing<>(
                count,
                () ->
                        Stream.of(
                                        unreadable(unreadable),
                                        sets(ExceptionKind.CONFLICT, account.conflicts()),
                                        sets(ExceptionKind.IMPLAUSIBLE_DATE, account.undated()))
                                .flatMap(part -> part));
    }

    private Stream<ExceptionLine> unreadable(ItemSet items) {
        return rows.stream(
                items,
                item ->
                        new ExceptionLine(
                                ExceptionKind.UNREADABLE,
                                item.id(),
                                item.custodian(),
                                item.subject().isBlank() ? item.path() : item.subject(),
                                Objects.requireNonNullElse(item.unreadable(), "destroyed since")));
    }

    private Stream<ExceptionLine> sets(ExceptionKind kind, SortedMap<String, ItemSet> sets) {
        return sets.entrySet().stream()
                .flatMap(
                        entry ->
                                rows.stream(
                                        entry.getValue(),
                                        item ->
                                                new ExceptionLine(
                                                        kind,
                                                        item.id(),
                                                        item.custodian(),
                                                        item.subject(),
                                                        reason(
                                                                kind,
                                                                item.date(),
                                                                entry.getKey()))));
    }

    private String reason(
            ExceptionKind kind, @org.jspecify.annotations.Nullable Instant date, String why) {
        if (kind == ExceptionKind.CONFLICT) {
            return why;
        }
        return (date == null ? "the item has no date" : "the item's date is " + heads.day(date))
                + "; "
                + why;
    }
}
