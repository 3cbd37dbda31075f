package dev.holdfast.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.item.ItemSet;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What is worked out class by class, against asking about each item and each day by itself. */
class CoveredTest {
    private static final int ARCHIVES = 40;
    private static final int ITEMS = 400;

    private final long seed = Long.getLong("holdfast.seed", System.nanoTime());

    @Test
    void itemsShouldBeSortedByThePoliciesThatCoverThem() {
        for (int n = 0; n < ARCHIVES; n++) {
            RandomArchive random = RandomArchive.of(seed + n, ITEMS);
            Random dice = new Random(seed + n);
            InForce inForce =
                    InForce.of(Scene.rules(), random.archive(), random.terms(), Days::laidOut);
            ItemSet.Builder some = ItemSet.builder();
            random.archive()
                    .items()
                    .forEachOrdinal(
                            ordinal -> {
                                if (dice.nextInt(3) > 0) {
                                    some.add(ordinal);
                                }
                            });
            ItemSet asked = some.build();
            ItemSet.Builder seen = ItemSet.builder();
            String as = "seed " + (seed + n);
            Covered.of(inForce, asked)
                    .forEach(
                            (policies, items) -> {
                                seen.addAll(items);
                                items.forEachOrdinal(
                                        ordinal ->
                                                assertThat(policies)
                                                        .as("%s, item %d", as, ordinal)
                                                        .isEqualTo(
                                                                Account.covering(
                                                                        inForce, ordinal)));
                            });
            assertThat(seen.build()).as(as).isEqualTo(asked);
        }
    }

    @Test
    void itemsBecomingDueShouldBeThoseThatWholeEvaluationsFind() {
        Evaluator evaluator = new Evaluator(Scene.rules());
        long all = 0;
        for (int n = 0; n < ARCHIVES; n++) {
            RandomArchive random = RandomArchive.of(seed + n, ITEMS);
            LocalDate today = random.terms().asOf();
            List<Terms> days =
                    IntStream.range(0, 12)
                            .mapToObj(
                                    month ->
                                            Terms.of(
                                                            random.terms().policies(),
                                                            random.terms().calendar(),
                                                            today.plusMonths(3L * month))
                                                    .keptBy(random.terms().keeper()))
                            .toList();
            ItemSet due = evaluator.evaluate(random.archive(), random.terms()).due();
            ItemSet before = due;
            List<Long> expected = new ArrayList<>();
            for (Terms day : days) {
                ItemSet then = evaluator.evaluate(random.archive(), day).due();
                expected.add(then.andNot(before).size());
                before = before.or(then);
            }
            assertThat(evaluator.becomingDue(random.archive(), due, days))
                    .as("seed %d", seed + n)
                    .isEqualTo(expected);
            all += expected.stream().mapToLong(Long::longValue).sum();
        }
        assertThat(all).isGreaterThan(ARCHIVES);
    }
}
