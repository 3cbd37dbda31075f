package dev.holdfast.retention;

import dev.holdfast.decide.Account;
import dev.holdfast.decide.Archive;
import dev.holdfast.decide.Evaluation;
import dev.holdfast.decide.Evaluator;
import dev.holdfast.decide.Terms;
import dev.holdfast.decide.Waiting;
import dev.holdfast.decide.Weighed;
import dev.holdfast.decide.Why;
import dev.holdfast.decide.WhyItem;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.rules.RuleBook;

import java.time.LocalDate;
import java.util.List;

/**
 * The archive of one moment, gathered once: what each item is, and why. Later changes are not seen.
 */
public final class Decided {
    private final RuleBook rules;
    private final Archive archive;
    private final Terms terms;
    private final Evaluation evaluation;

    Decided(RuleBook rules, Archive archive, Terms terms) {
        this.rules = rules;
        this.archive = archive;
        this.terms = terms;
        this.evaluation = new Evaluator(rules).evaluate(archive, terms);
    }

    /** Whether it was decided by just this: the same facts give the same decision. */
    boolean decides(RuleBook otherRules, Archive otherArchive, Terms otherTerms) {
        return rules.digest().equals(otherRules.digest())
                && terms.equals(otherTerms)
                && archive.equals(otherArchive);
    }

    Archive archive() {
        return archive;
    }

    Terms terms() {
        return terms;
    }

    public Evaluation evaluation() {
        return evaluation;
    }

    public Why why(ItemId item) {
        return new WhyItem(rules).explain(archive, terms, item);
    }

    /** What each policy covers, and why items wait for a person. */
    public Account account() {
        return Account.of(rules, archive, terms, evaluation.review());
    }

    /** The classes of items that wait for a review. */
    public List<Waiting> waiting() {
        return Waiting.of(rules, archive, terms, evaluation.review());
    }

    /** Items weighed against what obliges to keep them. */
    public Weighed weigh(ItemSet items) {
        return Weighed.of(rules, archive, terms, items);
    }

    /** How many items become due by each of these days, ascending, that were not due before. */
    public List<Long> becomingDue(List<LocalDate> days) {
        return new Evaluator(rules)
                .becomingDue(
                        archive,
                        evaluation.due(),
                        days.stream()
                                .map(
                                        day ->
                                                Terms.of(terms.policies(), terms.calendar(), day)
                                                        .keptBy(terms.keeper()))
                                .toList());
    }
}
