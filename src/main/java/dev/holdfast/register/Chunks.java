package dev.holdfast.register;

import dev.holdfast.item.ItemSet;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** An item set as runs of 8,192 bits, as the triggers test them; only runs with a bit set. */
final class Chunks {
    static final int SHIFT = 13;
    private static final int BITS = 1 << SHIFT;

    private Chunks() {}

    /** Number of the run to its bits, written as PostgreSQL reads a {@code bit(8192)}. */
    static Map<Integer, String> of(ItemSet items) {
        Map<Integer, char[]> chunks = new TreeMap<>();
        items.forEachOrdinal(
                ordinal ->
                        chunks.computeIfAbsent((int) (ordinal >> SHIFT), k -> empty())[
                                        (int) (ordinal & (BITS - 1))] =
                                '1');
        Map<Integer, String> text = new TreeMap<>();
        chunks.forEach((chunk, bits) -> text.put(chunk, new String(bits)));
        return text;
    }

    private static char[] empty() {
        char[] bits = new char[BITS];
        Arrays.fill(bits, '0');
        return bits;
    }
}
