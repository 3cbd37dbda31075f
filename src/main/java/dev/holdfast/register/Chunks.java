package dev.holdfast.register;

import dev.holdfast.item.ItemSet;

import org.roaringbitmap.BatchIterator;
import org.roaringbitmap.BitSetUtil;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** An item set as runs of 8,192 bits, as the triggers test them; only runs with a bit set. */
final class Chunks {
    static final int SHIFT = 13;

    /** Makes a {@code bit(8192)} of bytes: there is no cast but by way of their digits. */
    static final String BITS = "('x' || encode(%s, 'hex'))::bit(8192)";

    private static final int SIZE = 1 << SHIFT;
    private static final int WORDS = SIZE / Long.SIZE;

    private Chunks() {}

    /** Number of the run to its bits, the first ordinal in the highest bit of the first byte. */
    static Map<Integer, byte[]> of(ItemSet items) {
        Map<Integer, byte[]> chunks = new TreeMap<>();
        byte[] bits = new byte[0];
        int of = -1;
        int[] ordinals = new int[256];
        BatchIterator batches = items.bitmap().getBatchIterator();
        while (batches.hasNext()) {
            int read = batches.nextBatch(ordinals);
            for (int i = 0; i < read; i++) {
                if (ordinals[i] >>> SHIFT != of) {
                    of = ordinals[i] >>> SHIFT;
                    bits = new byte[SIZE / Byte.SIZE];
                    chunks.put(of, bits);
                }
                int bit = ordinals[i] & (SIZE - 1);
                bits[bit >>> 3] |= (byte) (0x80 >>> (bit & 7));
            }
        }
        return chunks;
    }

    /** From rows of number and {@code bit_send} of the bits. */
    static ItemSet read(PreparedStatement select) throws SQLException {
        long[] words = new long[0];
        select.setFetchSize(1_000);
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                int chunk = rows.getInt(1);
                if (chunk < 0) {
                    continue; // the canary of the self-test, which is no item of anybody
                }
                int first = chunk * WORDS;
                if (first + WORDS > words.length) {
                    words = Arrays.copyOf(words, Math.max(first + WORDS, 2 * words.length));
                }
                // its first four bytes say how many bits there are
                ByteBuffer bits = ByteBuffer.wrap(rows.getBytes(2)).position(Integer.BYTES);
                for (int i = first; bits.hasRemaining(); i++) {
                    words[i] |= Long.reverse(bits.getLong());
                }
            }
        }
        return ItemSet.adopt(BitSetUtil.bitmapOf(words));
    }
}
