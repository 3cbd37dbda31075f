package dev.holdfast.register;

import dev.holdfast.item.ItemSet;

import jakarta.inject.Singleton;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which label is on which item: one at most. */
@Singleton
public class Labels {
    /** The items that got a label on a day of the archive's zone. */
    public record Put(String label, LocalDate on, ItemSet items) {}

    /**
     * Puts the label on every item, in place of the one it had; one it had already keeps its day.
     *
     * @param how {@code hand}, {@code query} or {@code default}
     * @param record what the label makes of the item: {@code none}, {@code record}, {@code
     *     regulatory}
     */
    public void put(
            Connection connection,
            ItemSet items,
            String label,
            String how,
            String record,
            String by,
            Instant at)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO item_label (ordinal, label, by_user, at, how, record) SELECT"
                            + " n, ?, ?, ?, ?, ? FROM unnest(?) AS n ON CONFLICT (ordinal) DO"
                            + " UPDATE SET label = excluded.label, by_user = excluded.by_user, how"
                            + " = excluded.how, record = excluded.record, at = CASE WHEN"
                            + " item_label.label = excluded.label THEN item_label.at ELSE"
                            + " excluded.at END WHERE (item_label.label, item_label.how) IS"
                            + " DISTINCT FROM (excluded.label, excluded.how)")) {
            insert.setString(1, label);
            insert.setString(2, by);
            insert.setTimestamp(3, Timestamp.from(at));
            insert.setString(4, how);
            insert.setString(5, record);
            insert.setArray(6, array(connection, items));
            insert.executeUpdate();
        }
    }

    /** Takes the labels off the items. */
    public void remove(Connection connection, ItemSet items) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM item_label WHERE ordinal = ANY (?)")) {
            delete.setArray(1, array(connection, items));
            delete.executeUpdate();
        }
    }

    /** Makes records of the items that carry the label and are none yet. */
    public int declare(Connection connection, String label, String record) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE item_label SET record = ?, how = 'hand' WHERE label = ? AND record"
                                + " = 'none'")) {
            update.setString(1, record);
            update.setString(2, label);
            return update.executeUpdate();
        }
    }

    /** The labelled items that are records of that sort. */
    public ItemSet records(Connection connection, String record) throws SQLException {
        return having(connection, "record", record);
    }

    /** The items whose label was put on in that way. */
    public ItemSet put(Connection connection, String how) throws SQLException {
        return having(connection, "how", how);
    }

    /** All items that carry a label. */
    public ItemSet labelled(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT ordinal FROM item_label")) {
            return Items.ordinals(select);
        }
    }

    private static ItemSet having(Connection connection, String column, String value)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT ordinal FROM item_label WHERE " + column + " = ?")) {
            select.setString(1, value);
            return Items.ordinals(select);
        }
    }

    private static Array array(Connection connection, ItemSet items) throws SQLException {
        return connection.createArrayOf("bigint", items.ordinals().boxed().toArray());
    }

    public ItemSet items(Connection connection, String label) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT ordinal FROM item_label WHERE lower(label) = lower(?)")) {
            select.setString(1, label);
            return Items.ordinals(select);
        }
    }

    /** All labels by the day they were put on. */
    public List<Put> all(Connection connection, ZoneId zone) throws SQLException {
        Map<String, Map<LocalDate, ItemSet.Builder>> puts = new LinkedHashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT label, at, ordinal FROM item_label ORDER BY label, ordinal")) {
            select.setFetchSize(10_000);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    LocalDate on = rows.getTimestamp(2).toInstant().atZone(zone).toLocalDate();
                    puts.computeIfAbsent(rows.getString(1), k -> new LinkedHashMap<>())
                            .computeIfAbsent(on, k -> ItemSet.builder())
                            .add(rows.getLong(3));
                }
            }
        }
        List<Put> list = new ArrayList<>();
        puts.forEach(
                (label, days) ->
                        days.forEach((on, items) -> list.add(new Put(label, on, items.build()))));
        return list;
    }
}
