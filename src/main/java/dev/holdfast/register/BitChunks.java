package dev.holdfast.register;

import dev.holdfast.item.ItemSet;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * An item set as the database can test it: a bit an item, in chunks of 8,192 numbers; only chunks
 * with a bit set.
 */
public final class BitChunks {
    static final int SHIFT = 13;
    private static final int BITS = 1 << SHIFT;

    private BitChunks() {}

    /** The chunks by their numbers, each as the text of a {@code bit(8192)}. */
    public static Map<Integer, String> of(ItemSet items) {
        Map<Integer, char[]> chunks = new TreeMap<>();
        items.forEachOrdinal(
                ordinal ->
                        chunks.computeIfAbsent((int) (ordinal >> SHIFT), key -> empty())[
                                        (int) (ordinal & (BITS - 1))] =
                                '1');
        Map<Integer, String> texts = new TreeMap<>();
        chunks.forEach((chunk, bits) -> texts.put(chunk, new String(bits)));
        return texts;
    }

    private static char[] empty() {
        char[] bits = new char[BITS];
        Arrays.fill(bits, '0');
        return bits;
    }
}
