package dev.holdfast.integrity;

import dev.holdfast.search.DateColumns;
import dev.holdfast.search.SearchIndex;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/** The dates that retention counts from: the index has its own copy. */
final class ItemDates {
    private static final int LISTED = 20;

    private ItemDates() {}

    static int compare(Connection connection, SearchIndex index, List<String> problems)
            throws SQLException {
        DateColumns columns = index.dateColumns();
        int found = 0;
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT ordinal, sent, received, created, modified FROM item WHERE state ="
                                + " 0")) {
            select.setFetchSize(10_000);
            try (ResultSet row = select.executeQuery()) {
                while (row.next() && found < LISTED) {
                    for (DateColumns.Column column : DateColumns.Column.values()) {
                        String name = column.name().toLowerCase(Locale.ROOT);
                        OffsetDateTime at = row.getObject(name, OffsetDateTime.class);
                        // a date too far off for the register may still be in the index
                        if (at != null
                                && columns.at(column, row.getLong(1))
                                        != at.toInstant().toEpochMilli()) {
                            found++;
                            problems.add(
                                    "the date "
                                            + name
                                            + " of item "
                                            + row.getLong(1)
                                            + " differs between register and index");
                        }
                    }
                }
            }
        }
        return found;
    }
}
