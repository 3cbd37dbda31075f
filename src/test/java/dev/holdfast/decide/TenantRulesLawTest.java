package dev.holdfast.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.item.ItemId;
import dev.holdfast.rules.RealisticRules;
import dev.holdfast.rules.RuleBook;
import dev.holdfast.rules.RuleFile;
import dev.holdfast.rules.RuleFile.Origin;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A tenant's rule never shortens: with it, no outcome comes nearer to destruction. */
class TenantRulesLawTest {
    private static final int ITEMS = 1_000;
    private static final List<Outcome> STRICTER =
            List.of(Outcome.DUE, Outcome.REVIEW, Outcome.KEEP, Outcome.HELD);

    private final long seed = Long.getLong("holdfast.seed", System.nanoTime());

    @Test
    void outcomesShouldNeverBecomeLooserWhenTenantRulesAreAdded() {
        System.out.println("TenantRulesLawTest seed " + seed + " (-Dholdfast.seed=…)");
        Random random = new Random(seed);
        Evaluator without = new Evaluator(Scene.rules());
        long changed = 0;
        for (int book = 0; book < 6; book++) {
            Evaluator with = new Evaluator(withRules(random));
            for (int n = 0; n < 20; n++) {
                RandomArchive any = RandomArchive.of(random.nextLong(), ITEMS);
                Evaluation before = without.evaluate(any.archive(), any.terms());
                Evaluation after = with.evaluate(any.archive(), any.terms());
                for (int from = 0; from < STRICTER.size(); from++) {
                    for (int to = 0; to < from; to++) {
                        assertThat(
                                        before.with(STRICTER.get(from))
                                                .and(after.with(STRICTER.get(to)))
                                                .isEmpty())
                                .as("seed %s: %s to %s", seed, STRICTER.get(from), STRICTER.get(to))
                                .isTrue();
                    }
                }
                changed += before.due().andNot(after.due()).size();
            }
        }
        assertThat(changed).isPositive();
    }

    @Test
    void whyShouldNameTheTenantsRuleAndItsAuthority() {
        RuleBook book =
                book(rule("Obligation( policy == \"short\" )", "KeepOn(\"the board wants it\")"));
        Scene scene =
                Scene.sentOn("2015-01-31")
                        .with("short", "minimum", "P1Y", "sent", "destroy", "tenant");
        assertThat(scene.on("2020-01-01")).isEqualTo(Outcome.DUE);
        Why why =
                new WhyItem(book)
                        .explain(scene.archive(), scene.terms("2020-01-01"), new ItemId(7));
        assertThat(why.outcome()).isEqualTo(Outcome.KEEP);
        assertThat(why.dispositionOn()).isNull();
        assertThat(why.reasons().getFirst().text())
                .contains("the board wants it")
                .contains("our rule");
        assertThat(why.reasons().getFirst().authority()).isEqualTo("Board 1");
    }

    /** Rules of all three findings, about policies that random archives have. */
    private static RuleBook withRules(Random random) {
        String[] when = {
            "Obligation( policy == \"p%d-policy\" )",
            "Deletion( policy == \"p%d-policy\" )",
            "Label( name == \"p%d-policy\" )",
            "Ceiling() not Label( name == \"p%d-policy\" )"
        };
        String[] then = {"KeepOn(\"k\")", "AskPeople(\"a\")", "Held(\"h\", \"t\")"};
        String condition = when[random.nextInt(when.length)].formatted(random.nextInt(7));
        return book(rule(condition, then[random.nextInt(then.length)]));
    }

    private static RuleBook book(String drl) {
        List<RuleFile> files = new ArrayList<>(RuleFile.builtIn());
        files.add(new RuleFile("own.drl", drl, Origin.TENANT));
        files.addAll(new RealisticRules(24).files());
        return RuleBook.compile(files);
    }

    private static String rule(String when, String then) {
        return """
        package dev.holdfast.book;
        import dev.holdfast.rules.Fact.*;
        import dev.holdfast.rules.Finding.*;
        global dev.holdfast.rules.Findings findings;
        rule "our rule"
            @authority("Board 1")
            @level(1)
        when
            %s
        then
            findings.add(new %s);
        end
        """
                .formatted(when, then);
    }
}
