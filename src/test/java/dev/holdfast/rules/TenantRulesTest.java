package dev.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.rules.RuleFile.Origin;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

class TenantRulesTest {
    private final long seed = Long.getLong("holdfast.seed", System.nanoTime());

    @Test
    void rulesShouldFindWhatIsFoundByHand() {
        System.out.println("TenantRulesTest seed " + seed + " (-Dholdfast.seed=…)");
        Random random = new Random(seed);
        RealisticRules rules = new RealisticRules(300);
        RuleBook own = RuleBook.compile(rules.files());
        RuleBook all = RuleBook.compile(rules.book());
        RuleBook builtIn = RuleBookTest.book();
        assertThat(own.rules()).isEqualTo(300);
        assertThat(all.rules()).isEqualTo(300 + builtIn.rules());
        int found = 0;
        for (int i = 0; i < 2_000; i++) {
            List<Fact> facts = RealisticRules.facts(random);
            Set<Finding> byHand = rules.byHand(facts);
            assertThat(findings(own.decide(facts))).as("%s", facts).isEqualTo(byHand);
            Set<Finding> both = new HashSet<>(findings(builtIn.decide(facts)));
            both.addAll(byHand);
            assertThat(findings(all.decide(facts))).as("%s", facts).isEqualTo(both);
            found += byHand.size();
        }
        assertThat(found).isGreaterThan(1_000);
    }

    @Test
    @Tag("slow")
    void rulesShouldFindWhatGeneratedCodeFinds() {
        System.out.println("TenantRulesTest seed " + seed + " (-Dholdfast.seed=…)");
        Random random = new Random(seed);
        List<RuleFile> files = new RealisticRules(300).book();
        RuleBook book = RuleBook.compile(files);
        GeneratedCode generated = new GeneratedCode(files);
        for (int i = 0; i < 20_000; i++) {
            List<Fact> facts = RealisticRules.facts(random);
            assertThat(book.decide(facts).stream().map(Found::finding).toList())
                    .as("%s", facts)
                    .containsExactlyInAnyOrderElementsOf(generated.decide(facts));
        }
    }

    @Test
    void conditionsShouldReadAsDroolsReadsThem() {
        List<String> conditions =
                List.of(
                        "Obligation( $p : policy == \"policy-1\" || policy == \"policy-2\" )",
                        "Obligation( $p : policy not in (\"policy-1\", \"policy-2\") )",
                        "Obligation( $p : policy, authority not contains \"§ 1\" )",
                        "Obligation( $p : policy, !(authority.endsWith(\"3\") && policy.length() >"
                                + " 8) )",
                        "Deletion( $p : policy, review, reach != Reach.SCOPED )",
                        "$d : Deletion( $p : policy, $a : authority )\n"
                            + " Obligation( policy != $p, authority != $a || policy == $d.policy )",
                        "Obligation( $p : policy )\n"
                                + " not( Deletion( policy == $p ) and Label( name == $p ) )",
                        "Obligation( $p : policy )\n"
                                + " exists( Deletion( policy == $p ) or Label( name == $p ) )",
                        "( Obligation( policy == \"policy-3\" ) or Label( name == \"policy-4\" )"
                                + " )\n"
                                + " Jurisdiction( $p : policy )",
                        "AsOf( day.getYear() >= 2020, day.isBefore(java.time.LocalDate.of(2024, 2,"
                                + " 29)) )\n"
                                + " Keeper( $p : sort )",
                        "RecordClass( $p : name, name.startsWith(\"Class 1\") && (name != \"Class"
                                + " 1\" || policy == \"policy-9\") )");
        StringBuilder drl =
                new StringBuilder(
                        """
                        package dev.holdfast.book;
                        import dev.holdfast.rules.Fact.*;
                        import dev.holdfast.rules.Finding.*;
                        global dev.holdfast.rules.Findings findings;
                        """);
        for (int i = 0; i < conditions.size(); i++) {
            drl.append(
                    """
                    rule "r%d" @authority("a") @level(1)
                    when
                      %s
                    then
                      findings.add(new AskPeople("r%d " + $p));
                    end
                    """
                            .formatted(i, conditions.get(i), i));
        }
        List<RuleFile> files = List.of(new RuleFile("words.drl", drl.toString(), Origin.TENANT));
        RuleBook book = RuleBook.compile(files);
        GeneratedCode generated = new GeneratedCode(files);
        Random random = new Random(seed);
        Set<String> matched = new HashSet<>();
        for (int i = 0; i < 3_000; i++) {
            List<Fact> facts = RealisticRules.facts(random);
            List<Found> found = book.decide(facts);
            found.forEach(one -> matched.add(one.rule()));
            assertThat(found.stream().map(Found::finding).toList())
                    .as("seed %s %s", seed, facts)
                    .containsExactlyInAnyOrderElementsOf(generated.decide(facts));
        }
        assertThat(matched).hasSize(conditions.size());
    }

    @Test
    void vocabularyShouldBeTheWholeFactModel() {
        List<String> said = new ArrayList<>();
        Vocabulary.FACTS.forEach(
                (name, kind) ->
                        kind.fields()
                                .values()
                                .forEach(f -> said.add(name + "." + f.name() + f.index())));
        List<String> published = new ArrayList<>();
        for (Class<?> fact : Fact.class.getPermittedSubclasses()) {
            RecordComponent[] fields = fact.getRecordComponents();
            for (int i = 0; i < fields.length; i++) {
                published.add(fact.getSimpleName() + "." + fields[i].getName() + i);
            }
        }
        assertThat(said).containsExactlyInAnyOrderElementsOf(published);
        assertThat(Vocabulary.FINDINGS_MADE.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Finding.class.getPermittedSubclasses())
                                .map(Class::getSimpleName)
                                .toList());
    }

    @Test
    void ruleThatAsksTheDayShouldBeAskedForEachDay() {
        String rule =
                """
                package dev.holdfast.book;
                import dev.holdfast.rules.Fact.*;
                import dev.holdfast.rules.Finding.*;
                global dev.holdfast.rules.Findings findings;
                rule "from a day on" @authority("a") @level(1)
                when
                  AsOf( day >= java.time.LocalDate.of(2024, 7, 1) )
                  Label( $p : name )
                then
                  findings.add(new AskPeople("r " + $p));
                end
                """;
        RuleBook book = RuleBook.compile(List.of(new RuleFile("day.drl", rule, Origin.TENANT)));
        Fact label = new Fact.Label("invoices");
        LocalDate first = LocalDate.of(2024, 7, 1);
        for (LocalDate day : List.of(first, first.minusDays(1), first.plusDays(1))) {
            assertThat(book.findings(List.of(new Fact.AsOf(day), label)))
                    .as("%s", day)
                    .hasSize(day.isBefore(first) ? 0 : 1);
        }
    }

    private static Set<Finding> findings(List<Found> found) {
        Set<Finding> findings = new HashSet<>();
        found.forEach(one -> findings.add(one.finding()));
        return findings;
    }
}
