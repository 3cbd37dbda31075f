package dev.holdfast.retention;

import dev.holdfast.decide.Archive;
import dev.holdfast.decide.Evaluation;
import dev.holdfast.decide.Evaluator;
import dev.holdfast.decide.Terms;
import dev.holdfast.decide.Why;
import dev.holdfast.decide.WhyItem;
import dev.holdfast.item.ItemId;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.rules.RuleBook;
import dev.holdfast.rules.RuleBooks;
import dev.holdfast.rules.RuleFile;
import jakarta.inject.Singleton;
import java.time.LocalDate;

/** Decides the archive, or one item, as it stands now. Nothing is recorded. */
@Singleton
public class Decisions {
    private final RuleBooks books;
    private final ArchiveFacts facts;
    private final ActivePolicies policies;
    private final ArchiveSettings settings;

    Decisions(RuleBooks books, ArchiveFacts facts, ActivePolicies policies, ArchiveSettings settings) {
        this.books = books;
        this.facts = facts;
        this.policies = policies;
        this.settings = settings;
    }

    /** With the active policies. */
    public Evaluation evaluate(LocalDate asOf) {
        return evaluate(policies.book(), asOf);
    }

    /** With these policies in place of the active ones. */
    public Evaluation evaluate(PolicyBook book, LocalDate asOf) {
        return new Evaluator(rules()).evaluate(facts.gather(book), terms(book, asOf));
    }

    public Why why(ItemId item, LocalDate asOf) {
        PolicyBook book = policies.book();
        Archive archive = facts.gather(book);
        return new WhyItem(rules()).explain(archive, terms(book, asOf), item);
    }

    /** The short name of rules and active policies together. */
    public String ruleBookVersion() {
        return rules().versionWith(policies.book().digest());
    }

    private Terms terms(PolicyBook book, LocalDate asOf) {
        return Terms.of(book, settings.calendar(), asOf);
    }

    private RuleBook rules() {
        return books.get(RuleFile.builtIn());
    }
}
