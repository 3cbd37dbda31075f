package dev.holdfast.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * The evaluation by classes, the replay of single items, and an oracle in plain Java agree on
 * random archives; and the laws hold.
 */
class AgreementTest {
    private static final int ITEMS = 1_000;
    private static final int REPLAYED = 8;

    private final long seed = Long.getLong("holdfast.seed", System.nanoTime());

    /**
     * A million cases by class and by the oracle; the rules are asked item by item now and then.
     */
    @Test
    void evaluationReplayAndOracleShouldAgree() {
        agree(120, 8_500, 100);
    }

    /** A million cases, each decided three times. */
    @Test
    @Tag("slow")
    void everyItemAskedOfTheRulesAloneShouldComeOutTheSame() {
        agree(1_000, 1_000, 1);
    }

    private void agree(int archives, int items, int askedOneIn) {
        System.out.println("AgreementTest seed " + seed + " (-Dholdfast.seed=…)");
        Evaluator evaluator = new Evaluator(Scene.rules());
        Map<Outcome, Long> seen = new HashMap<>();
        long asked = 0;
        for (int n = 0; n < archives; n++) {
            RandomArchive random = RandomArchive.of(seed + n, items);
            Evaluation evaluation = evaluator.evaluate(random.archive(), random.terms());
            Oracle oracle = new Oracle(random.archive(), random.terms());
            PerItem alone = new PerItem(Scene.rules(), random.archive(), random.terms());
            assertThat(evaluation.items()).isEqualTo(items);
            for (int item = 1; item <= items; item++) {
                Oracle.Decision expected = oracle.decide(item);
                seen.merge(expected.outcome(), 1L, Long::sum);
                if (!evaluation.with(expected.outcome()).contains(item)) {
                    throw new AssertionError(
                            "seed %d item %d: %s but %s"
                                    .formatted(seed + n, item, expected, why(random, item)));
                }
                if (item % askedOneIn == 0) {
                    asked++;
                    assertThat(alone.drools(item))
                            .as("seed %s item %s", seed + n, item)
                            .isEqualTo(expected.outcome());
                }
                if (item <= REPLAYED) {
                    Why why = why(random, item);
                    assertThat(
                                    new Oracle.Decision(
                                            why.outcome(), why.retainUntil(), why.dispositionOn()))
                            .as("seed %s item %s: %s", seed + n, item, why)
                            .isEqualTo(expected);
                    assertThat(why.reasons()).isNotEmpty();
                }
            }
        }
        System.out.println("AgreementTest " + seen + ", asked item by item: " + asked);
        assertThat(seen.keySet()).containsExactlyInAnyOrder(Outcome.values());
    }

    private static Why why(RandomArchive random, int item) {
        return new WhyItem(Scene.rules())
                .explain(random.archive(), random.terms(), new ItemId(item));
    }

    @Test
    void holdShouldDominateAndReleaseShouldRestore() {
        Evaluator evaluator = new Evaluator(Scene.rules());
        for (int n = 0; n < 20; n++) {
            RandomArchive random = RandomArchive.of(seed + n, ITEMS);
            Archive archive = random.archive();
            Map<String, ItemSet> more = new HashMap<>(archive.holds());
            more.put("H-all", archive.items());
            Archive held = withHolds(archive, more);
            Evaluation before = evaluator.evaluate(archive, random.terms());
            assertThat(evaluator.evaluate(held, random.terms()).held()).isEqualTo(archive.items());
            Evaluation restored =
                    evaluator.evaluate(withHolds(held, archive.holds()), random.terms());
            for (Outcome outcome : Outcome.values()) {
                assertThat(restored.with(outcome)).isEqualTo(before.with(outcome));
            }
        }
    }

    @Test
    void addingAnObligationShouldNeverMakeAnItemDue() {
        Evaluator evaluator = new Evaluator(Scene.rules());
        for (int n = 0; n < 20; n++) {
            RandomArchive random = RandomArchive.of(seed + n, ITEMS);
            Evaluation before = evaluator.evaluate(random.archive(), random.terms());
            var obligation =
                    Scene.policy(
                            "added-obligation",
                            "minimum",
                            "P4Y",
                            "sent",
                            "none",
                            "retain-only",
                            "tenant");
            Terms more = random.terms().with(random.terms().policies().with(obligation));
            Evaluation after = evaluator.evaluate(random.archive(), more);
            assertThat(after.due().andNot(before.due()).isEmpty()).isTrue();
        }
    }

    @Test
    void orderOfInputShouldNotMatter() {
        Evaluator evaluator = new Evaluator(Scene.rules());
        for (int n = 0; n < 20; n++) {
            RandomArchive random = RandomArchive.of(seed + n, ITEMS);
            Archive a = random.archive();
            var labels = new ArrayList<>(a.labels());
            var events = new ArrayList<>(a.events());
            Collections.shuffle(labels, new Random(n));
            Collections.shuffle(events, new Random(n));
            Archive shuffled =
                    new Archive(
                            a.items(),
                            a.dates(),
                            a.scopes(),
                            labels,
                            events,
                            a.circumstances(),
                            a.holds(),
                            a.holdUnknown());
            Evaluation one = evaluator.evaluate(a, random.terms());
            Evaluation other = evaluator.evaluate(shuffled, random.terms());
            for (Outcome outcome : Outcome.values()) {
                assertThat(other.with(outcome)).isEqualTo(one.with(outcome));
            }
            assertThat(other.version()).isEqualTo(one.version());
        }
    }

    private static Archive withHolds(Archive a, Map<String, ItemSet> holds) {
        return new Archive(
                a.items(),
                a.dates(),
                a.scopes(),
                a.labels(),
                a.events(),
                a.circumstances(),
                holds,
                a.holdUnknown());
    }
}
