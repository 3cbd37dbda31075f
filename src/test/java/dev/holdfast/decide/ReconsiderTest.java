package dev.holdfast.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyBook;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What is decided anew only where it can differ comes out as if all were decided anew; and however
 * many threads decide, the result is the same.
 */
class ReconsiderTest {
    private static final int ARCHIVES = 200;
    private static final int ITEMS = 120;

    private final long seed = Long.getLong("holdfast.seed", System.nanoTime());

    @Test
    void reconsideringShouldDifferAsTwoWholeEvaluationsDo() {
        System.out.println("ReconsiderTest seed " + seed + " (-Dholdfast.seed=…)");
        Evaluator evaluator = new Evaluator(Scene.rules());
        Reconsider reconsider = new Reconsider(Scene.rules());
        long changes = 0;
        for (int n = 0; n < ARCHIVES; n++) {
            RandomArchive random = RandomArchive.of(seed + n, ITEMS);
            Random dice = new Random(seed + n);
            Archive archive = random.archive();
            Terms terms = random.terms();
            Map<String, ItemSet> scopes = new HashMap<>(archive.scopes());
            PolicyBook other =
                    changed(terms.policies(), RandomArchive.of(~(seed + n), ITEMS), scopes, dice);
            Evaluation before = evaluator.evaluate(archive, terms);
            Evaluation after = evaluator.evaluate(archive.withScopes(scopes), terms.with(other));
            Reconsider.Both both =
                    reconsider.under(
                            archive,
                            terms,
                            concerned ->
                                    dice.nextBoolean() ? Optional.of(before) : Optional.empty(),
                            other,
                            scopes);
            WhatIf.Difference whole = compare(before, after);
            assertThat(compare(both.before(), both.after()))
                    .as("seed %s", seed + n)
                    .isEqualTo(whole);
            for (Outcome outcome : Outcome.values()) {
                assertThat(both.after().with(outcome))
                        .isEqualTo(after.with(outcome).and(both.concerned()));
            }
            changes += whole.totalItems();
        }
        assertThat(changes).isGreaterThan(ARCHIVES);
    }

    /** Some policies changed, some taken away, some added, some scopes moved. */
    private static PolicyBook changed(
            PolicyBook book, RandomArchive source, Map<String, ItemSet> scopes, Random dice) {
        List<Policy> policies = new ArrayList<>();
        for (Policy policy : book.policies()) {
            if (dice.nextInt(4) > 0) {
                policies.add(policy);
            }
            if (dice.nextInt(6) == 0) {
                scopes.put(policy.id(), source.archive().items());
            }
        }
        PolicyBook other = PolicyBook.of(policies);
        for (Policy policy : source.terms().policies().policies()) {
            if (dice.nextInt(4) == 0) {
                other = other.with(policy);
                ItemSet scope = source.archive().scopes().get(policy.id());
                if (scope != null) {
                    scopes.put(policy.id(), scope);
                }
            }
        }
        return other;
    }

    private static WhatIf.Difference compare(Evaluation before, Evaluation after) {
        return WhatIf.compare(
                before,
                after,
                ordinal -> ordinal * 7,
                ordinal -> "custodian " + ordinal % 5,
                ordinal -> (int) (2000 + ordinal % 13));
    }

    @Test
    void numberOfThreadsShouldNotMatter() {
        for (int n = 0; n < 4; n++) {
            RandomArchive random = RandomArchive.of(seed + n, 150_000);
            Evaluation one =
                    new Evaluator(Scene.rules(), 1).evaluate(random.archive(), random.terms());
            Evaluation more =
                    new Evaluator(Scene.rules(), 3).evaluate(random.archive(), random.terms());
            for (Outcome outcome : Outcome.values()) {
                assertThat(more.with(outcome)).isEqualTo(one.with(outcome));
            }
            assertThat(more.classes()).isEqualTo(one.classes());
            assertThat(more.highWater()).isEqualTo(one.highWater());
        }
    }

    @Test
    void batchesShouldComeOutAsItemByItem() {
        for (int n = 0; n < 60; n++) {
            RandomArchive random = RandomArchive.of(seed + n, ITEMS);
            Evaluation evaluation =
                    new Evaluator(Scene.rules()).evaluate(random.archive(), random.terms());
            PerItem single = new PerItem(Scene.rules(), random.archive(), random.terms());
            for (long ordinal = 1; ordinal <= ITEMS; ordinal += 7) {
                Outcome outcome = single.drools(ordinal);
                assertThat(evaluation.with(outcome).contains(ordinal))
                        .as("seed %s item %s %s", seed + n, ordinal, outcome)
                        .isTrue();
            }
        }
    }
}
