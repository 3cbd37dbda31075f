package dev.holdfast.rules;

import dev.holdfast.rules.Fact.Reach;
import dev.holdfast.rules.RuleFile.Origin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Rules as a tenant's counsel writes them, of six sorts, and the same by hand in plain Java.
 *
 * @param count how many rules; the sorts take turns
 */
public record RealisticRules(int count) {
    private static final String HEAD =
            """
            // Our own: what the board wants kept longer than the law.
            package dev.holdfast.book;

            import dev.holdfast.rules.Fact.*;
            import dev.holdfast.rules.Finding.*;
            import java.time.LocalDate;

            global dev.holdfast.rules.Findings findings;

            """;

    /** Several files, as people keep them. */
    public List<RuleFile> files() {
        List<RuleFile> files = new ArrayList<>();
        for (int first = 0; first < count; first += 50) {
            StringBuilder drl = new StringBuilder(HEAD);
            for (int i = first; i < Math.min(count, first + 50); i++) {
                drl.append(rule(i)).append('\n');
            }
            files.add(new RuleFile("own-%03d.drl".formatted(first), drl.toString(), Origin.TENANT));
        }
        return files;
    }

    /** With Holdfast's own. */
    public List<RuleFile> book() {
        List<RuleFile> files = new ArrayList<>(RuleFile.builtIn());
        files.addAll(files());
        return files;
    }

    private static String rule(int i) {
        String when =
                switch (i % 6) {
                    case 0 -> "Label( name == \"policy-%d\" )".formatted(i);
                    case 1 ->
                            """
                            Obligation( policy == "policy-%d", $why : authority )
                                not Label( name == "policy-%d" )\
                            """
                                    .formatted(i % 60, i);
                    case 2 ->
                            """
                            Jurisdiction( code == "land-%d", $policy : policy )
                                Deletion( policy == $policy, review == false )\
                            """
                                    .formatted(i % 40);
                    case 3 ->
                            """
                            RecordClass( name == "Class %d" )
                                exists Deletion( reach != Reach.LABEL )\
                            """
                                    .formatted(i % 50);
                    case 4 ->
                            """
                            Keeper( sort in ("bank-%d", "insurer-%d") )
                                $d : Deletion( reach == Reach.WHOLE_TENANT )\
                            """
                                    .formatted(i % 30, i % 30);
                    default ->
                            """
                            Obligation( $policy : policy, authority str[startsWith] "Act %d " )
                                exists Deletion( policy == $policy )
                                AsOf( day >= LocalDate.of(%d, 7, 1) )\
                            """
                                    .formatted(i % 20, 2015 + i % 10);
                };
        String then =
                switch (i % 6) {
                    case 0 -> "KeepOn(\"file %d is kept\")".formatted(i);
                    case 1 -> "AskPeople(\"board %d asks, under \" + $why)".formatted(i);
                    case 2 -> "AskPeople(\"counsel %d asks about \" + $policy)".formatted(i);
                    case 3 -> "Held(\"board-%d\", \"the board freezes class %d\")".formatted(i, i);
                    case 4 -> "AskPeople(\"keeper %d asks about \" + $d.policy())".formatted(i);
                    default -> "KeepOn(\"act %d keeps \" + $policy)".formatted(i);
                };
        return """
        rule "our rule %d"
            @authority("Board resolution 2026/%d")
            @level(%d)
        when
            %s
        then
            findings.add(new %s);
        end
        """
                .formatted(i, i, i % 5, when, then);
    }

    /** What these rules find, without rules. */
    public Set<Finding> byHand(Collection<? extends Fact> facts) {
        Set<Finding> found = new HashSet<>();
        for (int i = 0; i < count; i++) {
            switch (i % 6) {
                case 0 -> label(i, facts, found);
                case 1 -> obligation(i, facts, found);
                case 2 -> jurisdiction(i, facts, found);
                case 3 -> recordClass(i, facts, found);
                case 4 -> keeper(i, facts, found);
                default -> act(i, facts, found);
            }
        }
        return found;
    }

    private static void label(int i, Collection<? extends Fact> facts, Set<Finding> found) {
        if (facts.contains(new Fact.Label("policy-" + i))) {
            found.add(new Finding.KeepOn("file " + i + " is kept"));
        }
    }

    private static void obligation(int i, Collection<? extends Fact> facts, Set<Finding> found) {
        for (Fact fact : facts) {
            if (fact instanceof Fact.Obligation(String policy, String why)
                    && policy.equals("policy-" + i % 60)
                    && !facts.contains(new Fact.Label("policy-" + i))) {
                found.add(new Finding.AskPeople("board " + i + " asks, under " + why));
            }
        }
    }

    private static void jurisdiction(int i, Collection<? extends Fact> facts, Set<Finding> found) {
        for (Fact fact : facts) {
            if (fact instanceof Fact.Jurisdiction(String policy, String code)
                    && code.equals("land-" + i % 40)
                    && facts.stream()
                            .anyMatch(
                                    f ->
                                            f instanceof Fact.Deletion d
                                                    && d.policy().equals(policy)
                                                    && !d.review())) {
                found.add(new Finding.AskPeople("counsel " + i + " asks about " + policy));
            }
        }
    }

    private static void recordClass(int i, Collection<? extends Fact> facts, Set<Finding> found) {
        if (facts.stream()
                        .anyMatch(
                                f ->
                                        f instanceof Fact.RecordClass r
                                                && r.name().equals("Class " + i % 50))
                && facts.stream()
                        .anyMatch(f -> f instanceof Fact.Deletion d && d.reach() != Reach.LABEL)) {
            found.add(new Finding.Held("board-" + i, "the board freezes class " + i));
        }
    }

    private static void keeper(int i, Collection<? extends Fact> facts, Set<Finding> found) {
        if (facts.contains(new Fact.Keeper("bank-" + i % 30))
                || facts.contains(new Fact.Keeper("insurer-" + i % 30))) {
            for (Fact fact : facts) {
                if (fact instanceof Fact.Deletion d && d.reach() == Reach.WHOLE_TENANT) {
                    found.add(new Finding.AskPeople("keeper " + i + " asks about " + d.policy()));
                }
            }
        }
    }

    private static void act(int i, Collection<? extends Fact> facts, Set<Finding> found) {
        LocalDate since = LocalDate.of(2015 + i % 10, 7, 1);
        boolean inForce =
                facts.stream().anyMatch(f -> f instanceof Fact.AsOf a && !a.day().isBefore(since));
        for (Fact fact : facts) {
            if (inForce
                    && fact instanceof Fact.Obligation(String policy, String why)
                    && why.startsWith("Act " + i % 20 + " ")
                    && facts.stream()
                            .anyMatch(
                                    f ->
                                            f instanceof Fact.Deletion d
                                                    && d.policy().equals(policy))) {
                found.add(new Finding.KeepOn("act " + i + " keeps " + policy));
            }
        }
    }

    /** Facts of one class of items, such that rules of every sort match now and then. */
    public static List<Fact> facts(Random random) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact.AsOf(LocalDate.of(2012, 1, 1).plusDays(random.nextInt(6000))));
        int policies = random.nextInt(7);
        for (int i = 0; i < policies; i++) {
            int number = random.nextInt(60);
            String policy = "policy-" + number;
            String cite = "Act " + random.nextInt(25) + " § " + number;
            if (random.nextInt(4) > 0) {
                facts.add(new Fact.Obligation(policy, cite));
            }
            if (random.nextInt(4) > 0) {
                Reach reach = Reach.values()[random.nextInt(3)];
                facts.add(new Fact.Deletion(policy, cite, reach, random.nextBoolean()));
            }
            if (random.nextInt(4) == 0) {
                facts.add(new Fact.Ceiling(policy, cite));
            }
            if (random.nextInt(3) == 0) {
                facts.add(new Fact.Label(policy));
            }
            facts.add(new Fact.RecordClass(policy, "Class " + random.nextInt(60)));
            facts.add(new Fact.Jurisdiction(policy, "land-" + random.nextInt(50)));
        }
        facts.add(new Fact.Keeper("bank-" + random.nextInt(40)));
        if (random.nextInt(5) == 0) {
            facts.add(new Fact.Hold("H-" + random.nextInt(9)));
        }
        if (random.nextInt(9) == 0) {
            facts.add(new Fact.HoldUnknown());
        }
        return facts;
    }
}
