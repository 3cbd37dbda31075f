package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.rules.RuleBook;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * When the retention of items ended: the first and the last of the days before which they could not
 * go.
 *
 * @param first null when no day can be told
 */
public record RetentionEnd(@Nullable LocalDate first, @Nullable LocalDate last) {
    /**
     * @param members items that the same policies cover
     */
    public static RetentionEnd of(RuleBook rules, Archive archive, Terms terms, ItemSet members) {
        @Nullable LocalDate[] span = new @Nullable LocalDate[2];
        if (!members.isEmpty()) {
            InForce inForce = InForce.of(rules, archive, terms, Days::laidOut);
            long any = members.ordinals().findFirst().orElseThrow();
            ClassPlan plan = inForce.plan(Account.covering(inForce, any), List.of(), false);
            members.forEachOrdinal(
                    ordinal ->
                            ItemDates.of(plan, ordinal)
                                    .dispositionOn()
                                    .ifPresent(day -> Account.widen(span, day.minusDays(1))));
        }
        return new RetentionEnd(span[0], span[1]);
    }
}
