package dev.holdfast.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.policy.PolicyBook;
import dev.holdfast.policy.RetentionCalendar;
import dev.holdfast.rules.Fact;
import dev.holdfast.rules.Finding;
import dev.holdfast.rules.RealisticRules;
import dev.holdfast.rules.RuleBook;
import dev.holdfast.rules.RuleBooks;
import dev.holdfast.rules.RuleFile;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Measures, does not judge: a rule book of 300 rules of a tenant, from text to decisions. {@code
 * -Dholdfast.items=10000000}.
 */
@Tag("bench")
class RuleBookBench {
    private static final int RULES = Integer.getInteger("holdfast.rules", 300);
    private static final int SINGLES = 20_000;
    private static final int SAMPLED = 20_000;

    @Test
    void threeHundredRules() {
        long start = System.nanoTime();
        RuleBook builtIn = new RuleBooks().get(RuleFile.builtIn());
        System.out.printf("Holdfast's own rules, first in the process: %.2f s%n", since(start));
        for (int i = 0; i < 6; i++) {
            List<RuleFile> files = new RealisticRules(RULES + i).book();
            start = System.nanoTime();
            RuleBook book = new RuleBooks().get(files);
            System.out.printf("compile %d rules, try %d: %.2f s%n", book.rules(), i, since(start));
        }
        RealisticRules rules = new RealisticRules(RULES);
        RuleBook book = RuleBook.compile(rules.book());
        Archive archive = ArchiveInMemory.archive();
        Terms terms =
                Terms.of(
                        PolicyBook.of(ArchiveInMemory.policies()),
                        new RetentionCalendar(ZoneOffset.UTC, MonthDay.of(12, 31)),
                        LocalDate.of(2026, 11, 22));
        double plain = 0;
        double whole = 0;
        Evaluation evaluation = new Evaluator(book).evaluate(archive, terms);
        for (int i = 0; i < 3; i++) {
            plain = new Evaluator(builtIn).evaluate(archive, terms).seconds();
            evaluation = new Evaluator(book).evaluate(archive, terms);
            whole = evaluation.seconds();
            System.out.printf(
                    "%,d items, %d classes: %.2f s with %d rules, %.2f s with %d%n",
                    evaluation.items(),
                    evaluation.classes().size(),
                    whole,
                    book.rules(),
                    plain,
                    builtIn.rules());
        }
        List<List<Fact>> classes = classes(book, archive, terms, evaluation);
        for (List<Fact> facts : classes) {
            Set<Finding> found = new HashSet<>();
            book.decide(facts).forEach(one -> found.add(one.finding()));
            assertThat(found).containsAll(rules.byHand(facts));
        }
        double byRules = Double.MAX_VALUE;
        double byHand = Double.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            start = System.nanoTime();
            classes.forEach(book::decide);
            byRules = Math.min(byRules, since(start));
            start = System.nanoTime();
            classes.forEach(rules::byHand);
            byHand = Math.min(byHand, since(start));
        }
        System.out.printf(
                "rules for %d classes: %.1f ms, by hand %.1f ms; a class %.0f us%n",
                classes.size(), byRules * 1e3, byHand * 1e3, byRules * 1e6 / classes.size());
        double handCoded = whole - byRules + byHand;
        System.out.printf(
                "whole archive with %d rules %.2f s, with the rules hand-coded %.2f s: %.2f"
                        + " times%n",
                book.rules(), whole, handCoded, whole / handCoded);
        Oracle oracle = new Oracle(archive, terms);
        start = System.nanoTime();
        for (int i = 1; i <= SAMPLED; i++) {
            oracle.decide(i);
        }
        double oracleItem = since(start) / SAMPLED;
        start = System.nanoTime();
        for (int i = 0; i < SINGLES; i++) {
            book.decide(classes.get(i % classes.size()));
        }
        double item = since(start) / SINGLES;
        double items = evaluation.items();
        System.out.printf(
                "one item: oracle in plain Java %.1f us, Drools %.0f us; all items: %.0f s and"
                        + " %.0f s, so by class %.0f and %.0f times faster%n",
                oracleItem * 1e6,
                item * 1e6,
                oracleItem * items,
                item * items,
                oracleItem * items / whole,
                item * items / whole);
    }

    /** The facts of each class, as the evaluation tells the rules. */
    private static List<List<Fact>> classes(
            RuleBook book, Archive archive, Terms terms, Evaluation evaluation) {
        List<Applied> applied = InForce.of(book, archive, terms, Days::laidOut).policies();
        List<List<Fact>> classes = new ArrayList<>();
        for (Evaluation.ClassCount one : evaluation.classes()) {
            List<Fact> facts = new ArrayList<>();
            facts.add(new Fact.AsOf(terms.asOf()));
            applied.stream()
                    .filter(policy -> one.policies().contains(policy.policy().id()))
                    .forEach(policy -> facts.addAll(policy.facts()));
            if (one.underHold()) {
                facts.add(new Fact.Hold("of this class"));
            }
            if (one.holdUnknown()) {
                facts.add(new Fact.HoldUnknown());
            }
            classes.add(facts);
        }
        return classes;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
