package dev.holdfast.register;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whose items there are. */
@Singleton
public class Custodians {
    /** Whose an item is, for passes over many items; a snapshot. */
    @FunctionalInterface
    public interface ByItem {
        /** The custodian's name, or an empty text for an item that is not there. */
        String of(long ordinal);
    }

    /**
     * @param items live items
     */
    public record Holding(String custodian, long items, long bytes) {}

    public List<Holding> list(Connection connection) throws SQLException {
        List<Holding> list = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT c.name, count(i.ordinal), coalesce(sum(i.bytes), 0) FROM"
                                    + " custodian c LEFT JOIN item i ON i.custodian_id = c.id AND"
                                    + " i.state = 0 GROUP BY c.name ORDER BY c.name");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                list.add(new Holding(rows.getString(1), rows.getLong(2), rows.getLong(3)));
            }
        }
        return list;
    }

    public ByItem byItem(Connection connection) throws SQLException {
        Map<Integer, String> names = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT id, name FROM custodian");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                names.put(rows.getInt(1), rows.getString(2));
            }
        }
        int last;
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT last_ordinal FROM archive");
                ResultSet row = select.executeQuery()) {
            row.next();
            last = row.getInt(1);
        }
        int[] custodian = new int[last + 1];
        try (PreparedStatement select =
                connection.prepareStatement("SELECT ordinal, custodian_id FROM item")) {
            select.setFetchSize(10_000);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (rows.getInt(1) <= last) {
                        custodian[rows.getInt(1)] = rows.getInt(2);
                    }
                }
            }
        }
        return ordinal -> names.getOrDefault(custodian[(int) ordinal], "");
    }
}
