package dev.holdfast.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.policy.RetentionCalendar;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

class WhatIfTest {
    /** Item n was sent in the year 2000 + n. */
    private final Archive archive =
            new Archive(
                    ItemSet.range(1, 20),
                    (column, n) -> Instant.parse((2000 + n) + "-06-15T12:00:00Z").toEpochMilli(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    Map.of("H-1", ItemSet.of(3)),
                    ItemSet.empty());

    private final Evaluator evaluator = new Evaluator(Scene.rules());

    private Evaluation under(String period) {
        var policy = Scene.policy("mail", "minimum", period, "sent", "none", "destroy", "tenant");
        return evaluator.evaluate(
                archive,
                Terms.of(
                        new PolicyBook(List.of(policy)),
                        new RetentionCalendar(ZoneOffset.UTC, MonthDay.of(12, 31)),
                        LocalDate.of(2021, 1, 1)));
    }

    @Test
    void longerPeriodShouldTakeItemsBackFromDestruction() {
        WhatIf.Difference difference =
                WhatIf.compare(
                        under("P5Y"),
                        under("P10Y"),
                        ordinal -> 100 * ordinal,
                        ordinal -> ordinal % 2 == 0 ? "ann" : "bob",
                        ordinal -> (int) (2000 + ordinal));
        assertThat(difference.items()).isEqualTo(Map.of("dueToKeep", 5L));
        assertThat(difference.sets().get("dueToKeep")).isEqualTo(ItemSet.range(11, 15));
        assertThat(difference.bytes()).isEqualTo(Map.of("dueToKeep", 6500L));
        assertThat(difference.byCustodian().get("ann")).isEqualTo(Map.of("dueToKeep", 2L));
        assertThat(difference.byYear()).hasSize(5).containsKey(2012);
    }

    @Test
    void samePoliciesShouldChangeNothing() {
        Evaluation evaluation = under("P5Y");
        assertThat(WhatIf.compare(evaluation, under("P5Y"), o -> 1, o -> "x", o -> 0).totalItems())
                .isZero();
        assertThat(evaluation.held()).isEqualTo(ItemSet.of(3));
        assertThat(evaluation.due().size()).isEqualTo(14);
        assertThat(evaluation.highWater()).isEqualTo(20);
        assertThat(evaluation.classes()).hasSize(2);
    }
}
