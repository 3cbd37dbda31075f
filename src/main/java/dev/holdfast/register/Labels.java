package dev.holdfast.register;

import dev.holdfast.item.ItemSet;

import jakarta.inject.Singleton;

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

    /** Puts the label on every item, in place of the one it had. */
    public void put(Connection connection, ItemSet items, String label, String by, Instant at)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO item_label (ordinal, label, by_user, at) SELECT n, ?, ?, ?"
                            + " FROM unnest(?) AS n ON CONFLICT (ordinal) DO UPDATE SET label ="
                            + " excluded.label, by_user = excluded.by_user, at = excluded.at WHERE"
                            + " item_label.label <> excluded.label")) {
            insert.setString(1, label);
            insert.setString(2, by);
            insert.setTimestamp(3, Timestamp.from(at));
            insert.setArray(
                    4, connection.createArrayOf("bigint", items.ordinals().boxed().toArray()));
            insert.executeUpdate();
        }
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
