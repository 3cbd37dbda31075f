package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.PeriodEnd;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.Proceeding;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What lengthens one policy's period, for which items.
 *
 * <p>Items in the same proceedings and under the same orders that start on the same day end on the
 * same day, so each such end is worked out once.
 */
final class Lengthening {
    private record Key(BitSet circumstances, LocalDate anchor) {}

    private final Policy policy;
    private final Terms terms;
    private final List<Circumstances.Pending> pending;
    private final List<Circumstances.Ordered> orders;
    private final ItemSet touched;
    private final Map<Key, PeriodEnd> ends = new ConcurrentHashMap<>();

    /**
     * @param policy the version in force
     */
    Lengthening(Policy policy, Circumstances circumstances, Terms terms) {
        this.policy = policy;
        this.terms = terms;
        this.pending =
                circumstances.pending().stream()
                        .filter(one -> policy.extensions().concernedBy(one.proceeding().name()))
                        .filter(one -> !one.proceeding().opened().isAfter(terms.asOf()))
                        .toList();
        this.orders =
                policy.extensions().byOrder() == null
                        ? List.of()
                        : circumstances.orders().stream()
                                .filter(one -> one.policy().equals(policy.id()))
                                .filter(one -> !one.on().isAfter(terms.asOf()))
                                .toList();
        ItemSet.Builder items = ItemSet.builder();
        pending.forEach(one -> items.addAll(one.items()));
        orders.forEach(one -> items.addAll(one.items()));
        this.touched = items.build();
    }

    /** Whether any item's period may be lengthened. */
    boolean any() {
        return !touched.isEmpty();
    }

    boolean touches(long ordinal) {
        return touched.contains(ordinal);
    }

    /** When the period that starts from {@code anchor} is over for the item. */
    PeriodEnd end(long ordinal, LocalDate anchor) {
        BitSet circumstances = new BitSet();
        if (touches(ordinal)) {
            for (int i = 0; i < pending.size(); i++) {
                circumstances.set(i, pending.get(i).items().contains(ordinal));
            }
            for (int i = 0; i < orders.size(); i++) {
                circumstances.set(pending.size() + i, orders.get(i).items().contains(ordinal));
            }
        }
        return ends.computeIfAbsent(new Key(circumstances, anchor), this::workOut);
    }

    private PeriodEnd workOut(Key key) {
        List<Proceeding> proceedings = new ArrayList<>();
        Period longest = null;
        for (int i : key.circumstances.stream().toArray()) {
            if (i < pending.size()) {
                proceedings.add(pending.get(i).proceeding().asOf(terms.asOf()));
            } else {
                longest = longer(longest, orders.get(i - pending.size()).by());
            }
        }
        return terms.calendar().end(policy, key.anchor, proceedings, longest);
    }

    private Period longer(@Nullable Period one, Period other) {
        LocalDate day = terms.asOf();
        return one != null && day.plus(one).isAfter(day.plus(other)) ? one : other;
    }
}
