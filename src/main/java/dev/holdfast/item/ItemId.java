package dev.holdfast.item;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

/**
 * The number of an item: dense within a tenant, given when the register accepts it, never reused.
 *
 * @param ordinal from 1 to 4,294,967,295 (an {@link ItemSet} holds 32-bit numbers)
 */
public record ItemId(long ordinal) implements Comparable<ItemId> {
    public static final long MAX_ORDINAL = 0xFFFF_FFFFL;

    public ItemId {
        if (ordinal < 1 || ordinal > MAX_ORDINAL) {
            throw new IllegalArgumentException("item number out of range: " + ordinal);
        }
    }

    /** Reads what {@link #toString()} wrote, as users type it. */
    public static ItemId parse(String text) {
        try {
            return new ItemId(Long.parseLong(text.strip()));
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "'" + text + "' is not an item number",
                    "use the id that search prints",
                    e);
        }
    }

    @Override
    public int compareTo(ItemId other) {
        return Long.compare(ordinal, other.ordinal);
    }

    @Override
    public String toString() {
        return Long.toString(ordinal);
    }
}
