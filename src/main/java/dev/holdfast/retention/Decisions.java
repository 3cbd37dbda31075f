package dev.holdfast.retention;

import dev.holdfast.decide.Account;
import dev.holdfast.decide.Archive;
import dev.holdfast.decide.Evaluation;
import dev.holdfast.decide.Evaluator;
import dev.holdfast.decide.Reconsider;
import dev.holdfast.decide.RetentionEnd;
import dev.holdfast.decide.Terms;
import dev.holdfast.decide.Why;
import dev.holdfast.decide.WhyItem;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.rules.RuleBook;
import dev.holdfast.rules.RuleBooks;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides the archive, or one item, as it stands now. Nothing is recorded. */
@Singleton
public class Decisions {
    private final RuleBooks books;
    private final ArchiveFacts facts;
    private final RecentDecisions recent;
    private final ActivePolicies policies;
    private final ArchiveSettings settings;
    private final Keeper keeper;

    Decisions(
            RuleBooks books,
            ArchiveFacts facts,
            RecentDecisions recent,
            ActivePolicies policies,
            ArchiveSettings settings,
            Keeper keeper) {
        this.books = books;
        this.facts = facts;
        this.recent = recent;
        this.policies = policies;
        this.settings = settings;
        this.keeper = keeper;
    }

    /** With the active policies. */
    public Evaluation evaluate(LocalDate asOf) {
        return evaluate(policies.book(), asOf);
    }

    /** With these policies in place of the active ones. */
    public Evaluation evaluate(PolicyBook book, LocalDate asOf) {
        return recent.decide(rules(), facts.gather(book, asOf), terms(book, asOf)).evaluation();
    }

    /** As these facts say, whether or not they are the archive's own. */
    Evaluation evaluate(PolicyBook book, Archive archive, LocalDate asOf) {
        return new Evaluator(rules()).evaluate(archive, terms(book, asOf));
    }

    /** By these rules in place of the active ones. */
    public Evaluation evaluate(RuleBook rules, LocalDate asOf) {
        PolicyBook book = policies.book();
        return new Evaluator(rules).evaluate(facts.gather(book, asOf), terms(book, asOf));
    }

    /** With the active policies, to be asked about single items too. */
    public Decided decide(LocalDate asOf) {
        PolicyBook book = policies.book();
        return recent.decide(rules(), facts.gather(book, asOf), terms(book, asOf));
    }

    /** With other policies in place of some, where that can make a difference. */
    public Reconsider.Both reconsider(PolicyBook book, PolicyBook other, LocalDate asOf) {
        Archive archive = facts.gather(book, asOf);
        Terms terms = terms(book, asOf);
        return new Reconsider(rules())
                .under(
                        archive,
                        terms,
                        concerned ->
                                known(
                                        archive,
                                        terms,
                                        concerned.size() > archive.items().size() / 2),
                        other,
                        facts.scopes(other, asOf));
    }

    /**
     * @param most whether most items are asked for: then all may as well be decided and remembered
     */
    private Optional<Evaluation> known(Archive archive, Terms terms, boolean most) {
        Optional<Decided> known =
                most
                        ? Optional.of(recent.decide(rules(), archive, terms))
                        : recent.find(rules(), archive, terms);
        return known.map(Decided::evaluation);
    }

    /**
     * With the active policies, on each of these days: the archive is gathered once, for the last.
     */
    public List<Evaluation> evaluate(List<LocalDate> days) {
        PolicyBook book = policies.book();
        Archive archive =
                facts.gather(book, days.stream().max(Comparator.naturalOrder()).orElseThrow());
        Evaluator evaluator = new Evaluator(rules());
        return days.stream().map(day -> evaluator.evaluate(archive, terms(book, day))).toList();
    }

    /** What the active policies cover, and why the items of {@code review} wait for a person. */
    public Account account(LocalDate asOf, ItemSet review) {
        PolicyBook book = policies.book();
        return Account.of(rules(), facts.gather(book, asOf), terms(book, asOf), review);
    }

    /** When the retention of items that the same policies cover ended. */
    public RetentionEnd ended(PolicyBook book, Archive archive, LocalDate asOf, ItemSet members) {
        return RetentionEnd.of(rules(), archive, terms(book, asOf), members);
    }

    /** Until when each active policy keeps what it still keeps, by its id. */
    public Map<String, RetentionEnd> kept(LocalDate asOf) {
        PolicyBook book = policies.book();
        return RetentionEnd.kept(rules(), facts.gather(book, asOf), terms(book, asOf));
    }

    public Why why(ItemId item, LocalDate asOf) {
        PolicyBook book = policies.book();
        Archive archive = facts.gather(book, asOf);
        return new WhyItem(rules()).explain(archive, terms(book, asOf), item);
    }

    /** The short name of rules and active policies together. */
    public String ruleBookVersion() {
        return rules().versionWith(policies.book().digest());
    }

    private Terms terms(PolicyBook book, LocalDate asOf) {
        return Terms.of(book, settings.calendar(), asOf).keptBy(keeper.stated());
    }

    private RuleBook rules() {
        return books.active();
    }
}
