package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Proceeding;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/**
 * What happens around items, outside them: it lengthens periods or casts doubt on dates.
 *
 * @param pending proceedings and the items they concern
 * @param orders what authorities added to a policy's period, for which items
 * @param opened since when the mailbox of items exists: what claims to be older is not believed
 */
public record Circumstances(List<Pending> pending, List<Ordered> orders, List<Opened> opened) {
    public static final Circumstances NONE = new Circumstances(List.of(), List.of(), List.of());

    /** A proceeding and its items. */
    public record Pending(Proceeding proceeding, ItemSet items) {}

    /** An authority's order: {@code policy} is kept longer by {@code by} for these items. */
    public record Ordered(String policy, LocalDate on, Period by, ItemSet items) {}

    /** The items of a mailbox that exists since {@code on}. */
    public record Opened(LocalDate on, ItemSet items) {}

    public Circumstances {
        pending = List.copyOf(pending);
        orders = List.copyOf(orders);
        opened = List.copyOf(opened);
    }
}
