package dev.holdfast.register;

import dev.holdfast.item.ItemSet;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which items a hold freezes, as the bit chunks that the trigger tests. Items only ever join. */
@Singleton
public class HoldMembers {
    private static final int ROWS_AT_ONCE = 4_000;

    /** Adds {@code items} to the hold. */
    public void add(Connection connection, long hold, ItemSet items) throws SQLException {
        add(connection, Map.of(hold, items));
    }

    /** Adds to each hold its items, all in one go. */
    public void add(Connection connection, Map<Long, ItemSet> joining) throws SQLException {
        Rows rows = new Rows();
        for (Map.Entry<Long, ItemSet> one : new TreeMap<>(joining).entrySet()) {
            for (Map.Entry<Integer, byte[]> chunk : Chunks.of(one.getValue()).entrySet()) {
                rows.chunks.add(chunk.getKey());
                rows.holds.add(one.getKey());
                rows.bits.add(chunk.getValue());
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
    }

    private static void insert(Connection connection, Rows rows) throws SQLException {
        if (rows.bits.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO hold_chunk AS c (chunk, hold_id, bits) SELECT chunk, hold, "
                                + Chunks.BITS.formatted("bits")
                                + " FROM unnest(?, ?, ?) AS r (chunk, hold, bits) ON CONFLICT"
                                + " (chunk, hold_id) DO UPDATE SET bits = c.bits |"
                                + " excluded.bits")) {
            insert.setArray(1, connection.createArrayOf("int4", rows.chunks.toArray()));
            insert.setArray(2, connection.createArrayOf("int8", rows.holds.toArray()));
            insert.setArray(3, connection.createArrayOf("bytea", rows.bits.toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }

    public ItemSet of(Connection connection, long hold) throws SQLException {
        return items(
                connection,
                "SELECT chunk, bit_send(bits) FROM hold_chunk WHERE hold_id = " + hold,
                null);
    }

    /** Whether the hold freezes anything at all. */
    public boolean any(Connection connection, long hold) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT FROM hold_chunk WHERE hold_id = ? AND chunk >= 0 LIMIT 1")) {
            select.setLong(1, hold);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** The items of all holds of the matter, released ones included. */
    public ItemSet ofMatter(Connection connection, String matter) throws SQLException {
        return items(
                connection,
                "SELECT c.chunk, bit_send(c.bits) FROM hold_chunk c JOIN hold h ON h.id ="
                        + " c.hold_id JOIN matter m ON m.id = h.matter_id WHERE lower(m.name) ="
                        + " lower(?)",
                matter);
    }

    private static ItemSet items(Connection connection, String sql, @Nullable String parameter)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            if (parameter != null) {
                select.setString(1, parameter);
            }
            return Chunks.read(select);
        }
    }
}
