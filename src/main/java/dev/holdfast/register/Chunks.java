package dev.holdfast.register;

import dev.holdfast.item.ItemSet;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** From rows of number and bits. */
    static ItemSet read(PreparedStatement select) throws SQLException {
        ItemSet.Builder items = ItemSet.builder();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                long base = (long) rows.getInt(1) << SHIFT;
                String bits = rows.getString(2);
                for (int i = bits.indexOf('1'); i >= 0; i = bits.indexOf('1', i + 1)) {
                    items.add(base + i);
                }
            }
        }
        return items.build();
    }

    private static char[] empty() {
        char[] bits = new char[BITS];
        Arrays.fill(bits, '0');
        return bits;
    }
}
