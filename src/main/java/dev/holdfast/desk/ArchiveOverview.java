package dev.holdfast.desk;

import dev.holdfast.access.Identity;
import dev.holdfast.console.Count;
import dev.holdfast.console.OverviewDesk;
import dev.holdfast.console.OverviewPage;
import dev.holdfast.console.OverviewPage.Coverage;
import dev.holdfast.console.OverviewPage.Kept;
import dev.holdfast.console.OverviewPage.Month;
import dev.holdfast.console.OverviewPage.Tally;
import dev.holdfast.console.Rail;
import dev.holdfast.console.Show;
import dev.holdfast.decide.Account;
import dev.holdfast.decide.Evaluation;
import dev.holdfast.decide.Outcome;
import dev.holdfast.hold.Hold;
import dev.holdfast.hold.Holds;
import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.retention.ActivePolicies;
import dev.holdfast.search.SearchIndex;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the archive stands today: decided when asked, so that the figures are never older than a few
 * seconds.
 */
@Singleton
class ArchiveOverview implements OverviewDesk {
    private static final int OBLIGATIONS = 8;

    private final TakeStock stock;
    private final RailFigures rail;
    private final Needs needs;
    private final ArchiveSources sources;
    private final ActivePolicies policies;
    private final Holds holds;
    private final SearchIndex index;
    private final Clock clock;

    ArchiveOverview(
            TakeStock stock,
            RailFigures rail,
            Needs needs,
            ArchiveSources sources,
            ActivePolicies policies,
            Holds holds,
            SearchIndex index,
            Clock clock) {
        this.stock = stock;
        this.rail = rail;
        this.needs = needs;
        this.sources = sources;
        this.policies = policies;
        this.holds = holds;
        this.index = index;
        this.clock = clock;
    }

    @Override
    public Rail rail(Identity who) {
        return rail.rail();
    }

    @Override
    public OverviewPage overview(Identity who) {
        TakeStock.Stock today = stock.now();
        Evaluation evaluation = today.decided().evaluation();
        List<ArchiveSources.Figures> figures = sources.figures();
        List<Hold> protecting =
                holds.listOrderById().stream()
                        .filter(hold -> hold.protects(clock.instant()))
                        .toList();
        List<TakeStock.Due> months = stock.outlook(today);
        return new OverviewPage(
                Optional.of(
                        new OverviewPage.Evaluated(today.at(), evaluation.items(), today.took())),
                tallies(today, protecting),
                needs.list(today, figures),
                figures.stream()
                        .map(
                                source ->
                                        new Coverage(
                                                source.name(),
                                                source.expected(),
                                                source.captured(),
                                                "/sources"))
                        .toList(),
                months.stream().allMatch(due -> due.items() == 0)
                        ? List.of()
                        : months.stream().map(due -> new Month(due.month(), due.items())).toList(),
                remark(months),
                kept(today, protecting));
    }

    private List<Tally> tallies(TakeStock.Stock today, List<Hold> protecting) {
        Evaluation evaluation = today.decided().evaluation();
        long matters = protecting.stream().map(Hold::matterId).distinct().count();
        long undated = size(today.account().undated().values());
        long conflicts = size(today.account().conflicts().values());
        List<String> doubts = new ArrayList<>();
        if (undated > 0) {
            doubts.add(Show.number(undated) + " without a reliable date");
        }
        if (conflicts > 0) {
            doubts.add(Show.number(conflicts) + " where policies disagree");
        }
        return List.of(
                tally(evaluation, Outcome.KEEP, "Kept", "nothing may go before its date"),
                tally(
                        evaluation,
                        Outcome.HELD,
                        "On legal hold",
                        protecting.isEmpty()
                                ? "no hold"
                                : Show.number(matters, "matter")
                                        + ", "
                                        + Show.number(protecting.size(), "hold")),
                tally(evaluation, Outcome.DUE, "Due for disposition", needs.planned()),
                tally(
                        evaluation,
                        Outcome.REVIEW,
                        "In review",
                        doubts.isEmpty() ? "a person decides" : String.join(", ", doubts)));
    }

    private Tally tally(Evaluation evaluation, Outcome outcome, String title, String note) {
        ItemSet items = evaluation.with(outcome);
        return new Tally(
                Wording.mark(outcome),
                title,
                Count.ofQuery(items.size(), "outcome:" + outcome.label()),
                items.isEmpty() ? note : Show.bytes(index.sizes().sum(items)) + " · " + note);
    }

    private static long size(java.util.Collection<ItemSet> sets) {
        return sets.stream().mapToLong(ItemSet::size).sum();
    }

    private static String remark(List<TakeStock.Due> months) {
        long all = months.stream().mapToLong(TakeStock.Due::items).sum();
        TakeStock.Due most =
                months.stream().max(Comparator.comparingLong(TakeStock.Due::items)).orElseThrow();
        return Show.number(all, "item")
                + " in all; most, "
                + Show.number(most.items())
                + ", in "
                + Show.month(most.month())
                + ".";
    }

    /** What is kept although no policy covers it: nothing says that it may go. */
    private static Optional<Kept> free(TakeStock.Stock today, Evaluation evaluation) {
        ItemSet rest = evaluation.keep();
        List<String> names = new ArrayList<>();
        for (Account.Share share : today.account().policies()) {
            rest = rest.andNot(share.items());
            names.add("policy:" + share.policy());
        }
        if (rest.isEmpty() || names.isEmpty()) {
            return Optional.empty();
        }
        String query = "outcome:keep NOT (" + String.join(" OR ", names) + ")";
        return Optional.of(
                new Kept(
                        "No schedule covers it",
                        "kept until one does",
                        Count.ofQuery(rest.size(), query),
                        false));
    }

    /**
     * Obligations that keep items today, then the holds; an item that several keep counts at each.
     */
    private List<Kept> kept(TakeStock.Stock today, List<Hold> protecting) {
        Evaluation evaluation = today.decided().evaluation();
        Map<String, Policy> byId =
                policies.list().stream()
                        .map(ActivePolicies.Active::policy)
                        .collect(Collectors.toMap(Policy::id, Function.identity()));
        List<Kept> kept = new ArrayList<>();
        for (Account.Share share : today.account().policies()) {
            Policy policy = byId.get(share.policy());
            long items = share.items().and(evaluation.keep()).size();
            if (policy != null && policy.keeps() && items > 0) {
                kept.add(
                        new Kept(
                                policy.title(),
                                policy.authority().cite(),
                                Count.ofQuery(items, "policy:" + policy.id() + " AND outcome:keep"),
                                false));
            }
        }
        free(today, evaluation).ifPresent(kept::add);
        kept.sort(Comparator.comparingLong((Kept one) -> one.count().items()).reversed());
        List<Kept> shown = new ArrayList<>(kept.subList(0, Math.min(OBLIGATIONS, kept.size())));
        if (!evaluation.held().isEmpty()) {
            shown.add(
                    new Kept(
                            "Legal hold",
                            Show.number(
                                    protecting.stream().map(Hold::matterId).distinct().count(),
                                    "matter"),
                            Count.ofQuery(evaluation.held().size(), "outcome:held"),
                            true));
        }
        return shown;
    }
}
