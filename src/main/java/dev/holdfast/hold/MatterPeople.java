package dev.holdfast.hold;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whom a matter concerns, and its key dates. */
@Singleton
public class MatterPeople {
    public List<MatterCustodian> custodians(Connection connection, long matter)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT custodian, mail, manager, left_on, successor FROM matter_custodian"
                                + " WHERE matter_id = ? ORDER BY custodian")) {
            select.setLong(1, matter);
            List<MatterCustodian> all = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Date left = rows.getDate(4);
                    all.add(
                            new MatterCustodian(
                                    rows.getString(1),
                                    rows.getString(2),
                                    rows.getString(3),
                                    left == null ? null : left.toLocalDate(),
                                    rows.getString(5)));
                }
            }
            return all;
        }
    }

    public Optional<MatterCustodian> find(Connection connection, long matter, String custodian)
            throws SQLException {
        return custodians(connection, matter).stream()
                .filter(one -> one.custodian().equalsIgnoreCase(custodian))
                .findFirst();
    }

    /** Writes down custodians and dates, and says in {@code told} what was written. */
    void write(Connection connection, long matter, MatterFacts facts, Map<String, Object> told)
            throws SQLException {
        List<String> custodians = facts.custodians();
        if (custodians != null && !custodians.isEmpty()) {
            add(connection, matter, custodians);
            told.put("custodiansAdded", custodians);
        }
        SortedMap<LocalDate, String> dates = facts.dates();
        if (dates != null) {
            replaceDates(connection, matter, dates);
            Map<String, String> days = new LinkedHashMap<>();
            dates.forEach((day, what) -> days.put(day.toString(), what));
            told.put("dates", days);
        }
    }

    private static void add(Connection connection, long matter, List<String> custodians)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO matter_custodian (matter_id, custodian) VALUES (?, ?) ON"
                                + " CONFLICT DO NOTHING")) {
            for (String custodian : custodians) {
                insert.setLong(1, matter);
                insert.setString(2, custodian.strip());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void put(Connection connection, long matter, MatterCustodian one) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        "INSERT INTO matter_custodian (matter_id, custodian, mail, manager,"
                            + " left_on, successor) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT"
                            + " (matter_id, custodian) DO UPDATE SET mail = excluded.mail, manager"
                            + " = excluded.manager, left_on = excluded.left_on, successor ="
                            + " excluded.successor")) {
            LocalDate left = one.leftOn();
            upsert.setLong(1, matter);
            upsert.setString(2, one.custodian());
            upsert.setString(3, one.mail());
            upsert.setString(4, one.manager());
            upsert.setDate(5, left == null ? null : Date.valueOf(left));
            upsert.setString(6, one.successor());
            upsert.executeUpdate();
        }
    }

    public SortedMap<LocalDate, String> dates(Connection connection, long matter)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT on_date, string_agg(what, '; ' ORDER BY what) FROM matter_date"
                                + " WHERE matter_id = ? GROUP BY on_date")) {
            select.setLong(1, matter);
            SortedMap<LocalDate, String> dates = new TreeMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    dates.put(rows.getDate(1).toLocalDate(), rows.getString(2));
                }
            }
            return dates;
        }
    }

    private static void replaceDates(
            Connection connection, long matter, SortedMap<LocalDate, String> dates)
            throws SQLException {
        try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM matter_date WHERE matter_id = ?");
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO matter_date (matter_id, on_date, what) VALUES (?, ?,"
                                        + " ?)")) {
            delete.setLong(1, matter);
            delete.executeUpdate();
            for (var date : dates.entrySet()) {
                insert.setLong(1, matter);
                insert.setDate(2, Date.valueOf(date.getKey()));
                insert.setString(3, date.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
