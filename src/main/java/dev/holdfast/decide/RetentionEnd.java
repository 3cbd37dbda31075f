package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.rules.RuleBook;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** The last days of keeping among the items that each policy still keeps, by its id. */
    public static Map<String, RetentionEnd> kept(RuleBook rules, Archive archive, Terms terms) {
        Map<String, RetentionEnd> kept = new HashMap<>();
        for (Applied one : InForce.of(rules, archive, terms, Days::laidOut).policies()) {
            if (one.policy().keeps()) {
                @Nullable LocalDate[] span = new @Nullable LocalDate[2];
                ItemSet covers = one.covers();
                ItemSet items = covers == null ? archive.items() : covers.and(archive.items());
                items.forEachOrdinal(
                        ordinal -> {
                            if (one.due().state(ordinal) == DueTest.State.RUNNING) {
                                one.lastDay(ordinal).ifPresent(day -> Account.widen(span, day));
                            }
                        });
                kept.put(one.policy().id(), new RetentionEnd(span[0], span[1]));
            }
        }
        return kept;
    }
}
