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
}
