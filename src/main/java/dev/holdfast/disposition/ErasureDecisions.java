package dev.holdfast.disposition;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was decided for the classes of requests for erasure, as rows that are never changed. */
@Singleton
public class ErasureDecisions {
    public void add(Connection connection, ErasureDecision decision) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO erasure_decision (request_id, class_key, reasons, choice,"
                                + " item_count, comment, by_user, at) VALUES (?, ?, ?, ?, ?, ?, ?,"
                                + " ?)")) {
            insert.setLong(1, decision.request());
            insert.setString(2, decision.classKey());
            insert.setArray(3, connection.createArrayOf("text", decision.reasons().toArray()));
            insert.setString(4, decision.choice().label());
            insert.setLong(5, decision.items());
            insert.setString(6, decision.comment());
            insert.setString(7, decision.by());
            insert.setTimestamp(8, Timestamp.from(decision.at()));
            insert.executeUpdate();
        }
    }

    /** By class; of several the newest. */
    public Map<String, ErasureDecision> of(Connection connection, long request)
            throws SQLException {
        Map<String, ErasureDecision> decisions = new LinkedHashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT * FROM erasure_decision WHERE request_id = ? ORDER BY id")) {
            select.setLong(1, request);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String key = row.getString("class_key");
                    decisions.put(
                            key,
                            new ErasureDecision(
                                    request,
                                    key,
                                    List.of((String[]) row.getArray("reasons").getArray()),
                                    ErasureDecision.Choice.valueOf(
                                            row.getString("choice").toUpperCase(Locale.ROOT)),
                                    row.getLong("item_count"),
                                    row.getString("comment"),
                                    row.getString("by_user"),
                                    row.getTimestamp("at").toInstant()));
                }
            }
        }
        return decisions;
    }

    /** The keys of the classes that somebody decided to erase. */
    public static Set<String> erased(Map<String, ErasureDecision> decisions) {
        return decisions.values().stream()
                .filter(one -> one.choice() == ErasureDecision.Choice.ERASE)
                .map(ErasureDecision::classKey)
                .collect(Collectors.toSet());
    }
}
