package dev.holdfast.register;

import dev.holdfast.item.ItemSet;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What reviewers decided, as rows that never change. */
@Singleton
public class ReviewDecisions {
    /** What can be decided about items that wait. */
    public enum Action {
        APPROVE,
        REJECT,
        EXTEND,
        RELABEL;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One decision about a set of items.
     *
     * @param classKey names rule book, policies and reason
     * @param stage from 1
     * @param lastStage whether no stage came after it when it was decided
     * @param keepUntil the last day kept, for a rejection or an extension
     * @param label the new label, for a relabelling
     */
    public record Decision(
            long id,
            String classKey,
            String reason,
            List<String> policies,
            Action action,
            int stage,
            String stageName,
            boolean lastStage,
            ItemSet items,
            @Nullable LocalDate keepUntil,
            @Nullable String label,
            String comment,
            String by,
            Instant at) {}

    /** In the order in which they were made. */
    public List<Decision> all(Connection connection) throws SQLException {
        List<Decision> decisions = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT * FROM review_decision ORDER BY id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                decisions.add(
                        new Decision(
                                row.getLong("id"),
                                row.getString("class_key"),
                                row.getString("reason"),
                                List.of((String[]) row.getArray("policies").getArray()),
                                Action.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
                                row.getInt("stage"),
                                row.getString("stage_name"),
                                row.getBoolean("last_stage"),
                                ItemSet.fromBytes(row.getBytes("items")),
                                day(row.getDate("keep_until")),
                                row.getString("label"),
                                row.getString("comment"),
                                row.getString("by_user"),
                                row.getTimestamp("at").toInstant()));
            }
        }
        return decisions;
    }

    /** Adds a decision; its id is given by the register. */
    public long add(Connection connection, Decision decision) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO review_decision (class_key, reason, policies, action, stage,"
                                + " stage_name, last_stage, items, item_count, keep_until, label,"
                                + " comment, by_user, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                + " ?, ?, ?) RETURNING id")) {
            LocalDate until = decision.keepUntil();
            insert.setString(1, decision.classKey());
            insert.setString(2, decision.reason());
            insert.setArray(3, connection.createArrayOf("text", decision.policies().toArray()));
            insert.setString(4, decision.action().label());
            insert.setInt(5, decision.stage());
            insert.setString(6, decision.stageName());
            insert.setBoolean(7, decision.lastStage());
            insert.setBytes(8, decision.items().toBytes());
            insert.setLong(9, decision.items().size());
            insert.setDate(10, until == null ? null : Date.valueOf(until));
            insert.setString(11, decision.label());
            insert.setString(12, decision.comment());
            insert.setString(13, decision.by());
            insert.setTimestamp(14, Timestamp.from(decision.at()));
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        }
    }

    private static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }
}
