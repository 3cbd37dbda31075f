package dev.holdfast.search;

import dev.holdfast.item.ItemSet;

/** The sizes of all items by ordinal. A snapshot: items added later count as 0. */
@FunctionalInterface
public interface SizeColumn {
    /** Bytes of the original, or 0 for an item that is not in the index. */
    long at(long ordinal);

    /** Bytes of all {@code items} together. */
    default long sum(ItemSet items) {
        long[] sum = new long[1];
        items.forEachOrdinal(ordinal -> sum[0] += at(ordinal));
        return sum[0];
    }
}
