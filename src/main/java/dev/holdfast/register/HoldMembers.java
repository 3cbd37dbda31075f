package dev.holdfast.register;

import dev.holdfast.item.ItemSet;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/** Which items a hold freezes, as the bit chunks that the trigger tests. Items only ever join. */
@Singleton
public class HoldMembers {
    /** Adds {@code items} to the hold. */
    public void add(Connection connection, long hold, ItemSet items) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO hold_chunk AS c (chunk, hold_id, bits) VALUES (?, ?,"
                                + " ?::bit(8192)) ON CONFLICT (chunk, hold_id) DO UPDATE SET bits ="
                                + " c.bits | excluded.bits")) {
            int waiting = 0;
            for (Map.Entry<Integer, String> chunk : Chunks.of(items).entrySet()) {
                insert.setInt(1, chunk.getKey());
                insert.setLong(2, hold);
                insert.setString(3, chunk.getValue());
                insert.addBatch();
                if (++waiting % 200 == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    public ItemSet of(Connection connection, long hold) throws SQLException {
        return items(
                connection,
                "SELECT chunk, bits::text FROM hold_chunk WHERE hold_id = " + hold,
                null);
    }

    /** The items of all holds of the matter, released ones included. */
    public ItemSet ofMatter(Connection connection, String matter) throws SQLException {
        return items(
                connection,
                "SELECT c.chunk, c.bits::text FROM hold_chunk c JOIN hold h ON h.id = c.hold_id"
                        + " JOIN matter m ON m.id = h.matter_id WHERE lower(m.name) = lower(?)",
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
