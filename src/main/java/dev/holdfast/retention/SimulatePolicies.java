package dev.holdfast.retention;

import dev.holdfast.decide.Evaluation;
import dev.holdfast.decide.Reconsider;
import dev.holdfast.decide.WhatIf;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.rules.RuleBook;
import dev.holdfast.search.CustodianColumn;
import dev.holdfast.search.DateColumns;
import dev.holdfast.search.SearchIndex;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * What if these policies were active too: the same evaluation with another policy set, and the
 * difference.
 */
@Singleton
public class SimulatePolicies {
    private final CheckPolicies check;
    private final ActivePolicies active;
    private final Decisions decisions;
    private final TellConsequences consequences;
    private final SearchIndex index;
    private final ArchiveSettings settings;

    SimulatePolicies(
            CheckPolicies check,
            ActivePolicies active,
            Decisions decisions,
            TellConsequences consequences,
            SearchIndex index,
            ArchiveSettings settings) {
        this.check = check;
        this.active = active;
        this.decisions = decisions;
        this.consequences = consequences;
        this.index = index;
        this.settings = settings;
    }

    /** Nothing is changed by asking. */
    public WouldChange simulate(List<PolicyFile> files) {
        return simulate(check.check(files), settings.today());
    }

    WouldChange simulate(List<CheckPolicies.Checked> added, LocalDate asOf) {
        PolicyBook book = active.book();
        for (CheckPolicies.Checked one : added) {
            book = book.with(one.policy());
        }
        return compare(book, asOf);
    }

    /**
     * The what-if that an act demands.
     *
     * @throws Problem HF-5023 when it cannot be computed: then the act is refused
     */
    WouldChange demanded(Supplier<WouldChange> whatIf) {
        try {
            return whatIf.get();
        } catch (Problem problem) {
            throw new Problem(
                    Code.POLICY_WHAT_IF_MISSING,
                    "what this would change cannot be computed, so nothing was changed ("
                            + problem.getMessage()
                            + ")",
                    problem.remedy(),
                    problem);
        } catch (RuntimeException e) {
            throw new Problem(
                    Code.POLICY_WHAT_IF_MISSING,
                    "what this would change cannot be computed, so nothing was changed (" + e + ")",
                    "run 'holdfast verify', then try again",
                    e);
        }
    }

    WouldChange compare(PolicyBook book, LocalDate asOf) {
        return compare(active.book(), book, asOf);
    }

    /** What changes from one set of policies to another, whichever of them are active. */
    WouldChange compare(PolicyBook before, PolicyBook after, LocalDate asOf) {
        Reconsider.Both both = decisions.reconsider(before, after, asOf);
        return difference(both.before(), both.after(), before, after);
    }

    /** What other rules would change. */
    WouldChange compare(RuleBook rules, LocalDate asOf) {
        PolicyBook book = active.book();
        return difference(decisions.evaluate(asOf), decisions.evaluate(rules, asOf), book, book);
    }

    /** What changes from one evaluation to another, both by the active policies. */
    WouldChange difference(Evaluation before, Evaluation after) {
        PolicyBook book = active.book();
        return difference(before, after, book, book);
    }

    private WouldChange difference(
            Evaluation before, Evaluation after, PolicyBook was, PolicyBook is) {
        CustodianColumn custodians = index.custodians();
        DateColumns dates = index.dateColumns();
        Years years = Years.of(settings.calendar(), after.asOf());
        WhatIf.Difference difference =
                WhatIf.compare(
                        before,
                        after,
                        index.sizes()::at,
                        ordinal -> custodians.name(custodians.number(ordinal)),
                        ordinal -> years.of(dates, ordinal));
        return new WouldChange(
                difference.items(),
                difference.totalItems(),
                difference.totalBytes(),
                difference.byCustodian(),
                difference.byYear(),
                consequences.of(difference, was, is, after.asOf()));
    }
}
