package dev.holdfast.search;

/**
 * The dates of all items by ordinal, for passes over the whole archive. A snapshot: items added
 * later are not seen.
 */
public interface DateColumns {
    /** Stands for "this item has no such date". */
    long MISSING = Long.MIN_VALUE;

    /** The dates an item may carry of itself. */
    enum Column {
        SENT,
        RECEIVED,
        CREATED,
        MODIFIED
    }

    /** Epoch milliseconds (UTC) of {@code column} for the item, or {@link #MISSING}. */
    long at(Column column, long ordinal);

    /**
     * Reads the dates of many items at once.
     *
     * @param run the upper bits of their ordinals
     * @param lows the lower 16 bits of each
     * @param count how many there are
     */
    default void read(Column column, int run, int[] lows, int count, long[] into) {
        long base = (long) run << 16;
        for (int i = 0; i < count; i++) {
            into[i] = at(column, base + lows[i]);
        }
    }
}
