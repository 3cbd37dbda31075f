package dev.holdfast.disposition;

import dev.holdfast.item.ItemSet;
import dev.holdfast.pace.PacedRows;

import org.postgresql.PGConnection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Item sets as parameters of statements. */
final class Ordinals {
    private Ordinals() {}

    static Array array(Connection connection, ItemSet items) throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .createArrayOf("bigint", items.ordinals().toArray());
    }

    /** The numbers a statement finds whose one parameter is such an array. */
    static ItemSet select(Connection connection, String sql, ItemSet items) throws SQLException {
        ItemSet.Builder found = ItemSet.builder();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, array(connection, items));
            PacedRows.each(select, row -> found.add(row.getLong(1)));
        }
        return found.build();
    }
}
