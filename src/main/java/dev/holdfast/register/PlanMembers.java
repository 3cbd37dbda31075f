package dev.holdfast.register;

import dev.holdfast.item.ItemSet;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/**
 * Which items a plan may destroy, as the bit chunks that the trigger tests. Written once, in the
 * transaction that makes the plan.
 */
@Singleton
public class PlanMembers {
    public void add(Connection connection, long plan, ItemSet items) throws SQLException {
        Map<Integer, byte[]> chunks = Chunks.of(items);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO plan_chunk (plan_id, chunk, bits) SELECT ?, c, "
                                + Chunks.BITS.formatted("b")
                                + " FROM unnest(?, ?) AS t (c, b)")) {
            insert.setLong(1, plan);
            insert.setArray(2, connection.createArrayOf("int4", chunks.keySet().toArray()));
            insert.setArray(
                    3, connection.createArrayOf("bytea", chunks.values().toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }

    public ItemSet of(Connection connection, long plan) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT chunk, bit_send(bits) FROM plan_chunk WHERE plan_id = ?")) {
            select.setLong(1, plan);
            return Chunks.read(select);
        }
    }
}
