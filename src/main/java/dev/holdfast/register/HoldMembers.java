package dev.holdfast.register;

import dev.holdfast.item.ItemSet;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.PeekableIntIterator;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which items a hold freezes, as the bit chunks that the trigger tests. Items only ever join. */
@Singleton
public class HoldMembers {
    private static final int CHUNK_BITS = 8_192;
    private static final int CHUNK_SHIFT = 13;
    private static final int CHUNK_WORDS = CHUNK_BITS / Long.SIZE;
    private static final int ROWS_AT_ONCE = 4_000;

    /** Adds {@code items} to the hold. */
    public void add(Connection connection, long hold, ItemSet items) throws SQLException {
        add(connection, Map.of(hold, items));
    }

    /** Adds to each hold its items, all in one go. */
    public void add(Connection connection, Map<Long, ItemSet> joining) throws SQLException {
        Rows rows = new Rows();
        for (Map.Entry<Long, ItemSet> one : new TreeMap<>(joining).entrySet()) {
            Map<Integer, byte[]> chunks = chunks(one.getValue());
            for (Map.Entry<Integer, byte[]> chunk : chunks.entrySet()) {
                rows.add(chunk.getKey(), one.getKey(), chunk.getValue());
                if (rows.bits.size() == ROWS_AT_ONCE) {
                    insert(connection, rows);
                    rows = new Rows();
                }
            }
        }
        insert(connection, rows);
    }

    /** Rows for {@code hold_chunk}, column by column. */
    private record Rows(List<Integer> chunks, List<Long> holds, List<byte[]> bits) {
        Rows() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void add(int chunk, long hold, byte[] set) {
            chunks.add(chunk);
            holds.add(hold);
            bits.add(set);
        }
    }

    /** There is no cast from bytes to bits but by way of their digits. */
    private static void insert(Connection connection, Rows rows) throws SQLException {
        if (rows.bits.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO hold_chunk AS c (chunk, hold_id, bits) SELECT chunk, hold,"
                            + " ('x' || encode(bits, 'hex'))::bit(8192) FROM unnest(?, ?, ?) AS"
                            + " r(chunk, hold, bits) ON CONFLICT (chunk, hold_id) DO UPDATE SET"
                            + " bits = c.bits | excluded.bits")) {
            insert.setArray(1, connection.createArrayOf("int", rows.chunks.toArray()));
            insert.setArray(2, connection.createArrayOf("bigint", rows.holds.toArray()));
            insert.setArray(
                    3, connection.createArrayOf("bytea", rows.bits.toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }

    /** The bits of each chunk, the first ordinal in the highest bit of the first byte. */
    private static Map<Integer, byte[]> chunks(ItemSet items) {
        Map<Integer, byte[]> chunks = new TreeMap<>();
        byte[] bits = new byte[0];
        int of = -1;
        PeekableIntIterator ordinals = items.bitmap().getIntIterator();
        while (ordinals.hasNext()) {
            int ordinal = ordinals.next();
            if (ordinal >>> CHUNK_SHIFT != of) {
                of = ordinal >>> CHUNK_SHIFT;
                bits = new byte[CHUNK_BITS / Byte.SIZE];
                chunks.put(of, bits);
            }
            int bit = ordinal & (CHUNK_BITS - 1);
            bits[bit >>> 3] |= (byte) (0x80 >>> (bit & 7));
        }
        return chunks;
    }

    public ItemSet of(Connection connection, long hold) throws SQLException {
        return items(
                connection,
                "SELECT chunk, bit_send(bits) FROM hold_chunk WHERE hold_id = " + hold,
                null);
    }

    /** The items of all holds of the matter, released ones included. */
    public ItemSet ofMatter(Connection connection, String matter) throws SQLException {
        return items(
                connection,
                "SELECT c.chunk, bit_send(c.bits) FROM hold_chunk c JOIN hold h ON h.id = c.hold_id"
                        + " JOIN matter m ON m.id = h.matter_id WHERE lower(m.name) = lower(?)",
                matter);
    }

    private static ItemSet items(Connection connection, String sql, @Nullable String parameter)
            throws SQLException {
        long[] words = new long[0];
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            if (parameter != null) {
                select.setString(1, parameter);
            }
            select.setFetchSize(1_000);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    int first = rows.getInt(1) * CHUNK_WORDS;
                    if (first + CHUNK_WORDS > words.length) {
                        words =
                                Arrays.copyOf(
                                        words, Math.max(first + CHUNK_WORDS, 2 * words.length));
                    }
                    // four bytes say how many bits there are
                    ByteBuffer bits = ByteBuffer.wrap(rows.getBytes(2)).position(Integer.BYTES);
                    for (int i = first; bits.hasRemaining(); i++) {
                        words[i] |= Long.reverse(bits.getLong());
                    }
                }
            }
        }
        return ItemSet.adopt(BitSetUtil.bitmapOf(words));
    }
}
