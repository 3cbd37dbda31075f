package dev.holdfast.disposition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.disposition.Plan.Approval;
import dev.holdfast.disposition.Plan.PlanClass;
import dev.holdfast.disposition.Plan.State;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The plans of the archive, as rows. */
@Singleton
public class Plans {
    private final ObjectMapper json;

    /** In the stored classes an item set is its bytes, in base64. */
    private abstract static class AsBytes {
        @JsonCreator
        static ItemSet fromBytes(byte[] bytes) {
            return ItemSet.fromBytes(bytes);
        }

        @JsonValue
        abstract byte[] toBytes();
    }

    Plans(ObjectMapper json) {
        this.json = json.copy().addMixIn(ItemSet.class, AsBytes.class);
    }

    /**
     * @throws Problem HF-1001 when there is no such plan
     */
    public Plan get(Connection connection, long id) throws SQLException {
        return one(connection, id, "", true);
    }

    /** Without its refusals, of which there can be many: for who only asks how it stands. */
    public Plan bare(Connection connection, long id) throws SQLException {
        return one(connection, id, "", false);
    }

    /** Like {@link #bare}, and keeps others from changing the plan until the transaction ends. */
    Plan lock(Connection connection, long id) throws SQLException {
        return one(connection, id, " FOR UPDATE", false);
    }

    private Plan one(Connection connection, long id, String lock, boolean refusals)
            throws SQLException {
        return read(connection, "WHERE id = ?" + lock, refusals, id).stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new Problem(
                                        Code.NOT_FOUND,
                                        "there is no disposition plan " + id,
                                        "see 'holdfast disposition show'"));
    }

    /** Newest first. */
    public List<Plan> list(Connection connection) throws SQLException {
        return read(connection, "ORDER BY id DESC LIMIT 200", true);
    }

    void approve(Connection connection, long plan, String by, Instant at, @Nullable String comment)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO disposition_approval (plan_id, by_user, at, comment) VALUES"
                                + " (?, ?, ?, ?)")) {
            insert.setLong(1, plan);
            insert.setString(2, by);
            insert.setTimestamp(3, Timestamp.from(at));
            insert.setString(4, comment);
            insert.executeUpdate();
        }
    }

    void approved(Connection connection, long plan, Instant coolingEnds) throws SQLException {
        update(
                connection,
                "UPDATE disposition_plan SET state = 'approved', cooling_ends = ? WHERE id = ?",
                Timestamp.from(coolingEnds),
                plan);
    }

    void rejected(Connection connection, long plan, String by, Instant at, @Nullable String comment)
            throws SQLException {
        update(
                connection,
                "UPDATE disposition_plan SET state = 'rejected', rejected_by = ?, rejected_at = ?,"
                        + " comment = ? WHERE id = ?",
                by,
                Timestamp.from(at),
                comment,
                plan);
    }

    void executing(Connection connection, long plan, String by) throws SQLException {
        update(
                connection,
                "UPDATE disposition_plan SET state = 'executing', executed_by = ? WHERE id = ?",
                by,
                plan);
    }

    void executed(Connection connection, long plan, Instant at, long destroyed)
            throws SQLException {
        update(
                connection,
                "UPDATE disposition_plan SET state = 'executed', executed_at = ?, destroyed = ?"
                        + " WHERE id = ?",
                Timestamp.from(at),
                destroyed,
                plan);
    }

    /** Remembers where the certificate of an executed plan lies. */
    public void certified(Connection connection, long plan, String path) throws SQLException {
        update(connection, "UPDATE disposition_plan SET certificate = ? WHERE id = ?", path, plan);
    }

    /** The state, and nobody changes it until the transaction ends. */
    State shareState(Connection connection, long plan) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT state FROM disposition_plan WHERE id = ? FOR SHARE")) {
            select.setLong(1, plan);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return State.valueOf(row.getString(1).toUpperCase(Locale.ROOT));
            }
        }
    }

    void stopped(Connection connection, long plan, String by, Instant at) throws SQLException {
        update(
                connection,
                "UPDATE disposition_plan SET state = 'stopped', stopped_by = ?, stopped_at = ?"
                        + " WHERE id = ?",
                by,
                Timestamp.from(at),
                plan);
    }

    private static void update(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            set(update, values).executeUpdate();
        }
    }

    private List<Plan> read(Connection connection, String where, boolean refusals, Object... values)
            throws SQLException {
        List<Plan> plans = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT * FROM disposition_plan " + where);
                ResultSet row = set(select, values).executeQuery()) {
            while (row.next()) {
                long id = row.getLong("id");
                plans.add(
                        new Plan(
                                id,
                                row.getDate("as_of").toLocalDate(),
                                row.getLong("evaluation_id"),
                                row.getString("rule_book"),
                                ItemSet.fromBytes(row.getBytes("items")),
                                row.getLong("bytes"),
                                Sha256.ofDigest(row.getBytes("seal")),
                                json.readValue(
                                        row.getString("classes"),
                                        new TypeReference<List<PlanClass>>() {}),
                                List.of((String[]) row.getArray("policy_authors").getArray()),
                                row.getString("planned_by"),
                                row.getTimestamp("planned_at").toInstant(),
                                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                                approvals(connection, id),
                                instant(row, "cooling_ends"),
                                row.getString("executed_by"),
                                instant(row, "executed_at"),
                                row.getLong("destroyed"),
                                refusals ? Refusals.of(connection, id) : List.of(),
                                row.getString("rejected_by"),
                                instant(row, "rejected_at"),
                                row.getString("comment"),
                                row.getString("certificate"),
                                Plan.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                row.getObject("request_id", Long.class),
                                row.getString("stopped_by"),
                                instant(row, "stopped_at"),
                                bag(row, "bag_manifest"),
                                bag(row, "bag_staged")));
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return plans;
    }

    private static PreparedStatement set(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    static List<Approval> approvals(Connection connection, long plan) throws SQLException {
        List<Approval> approvals = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT by_user, at, a.comment, state IN ('executed', 'rejected') OR NOT"
                                + " plan_author(p, by_user) FROM disposition_approval a JOIN"
                                + " disposition_plan p ON p.id = plan_id WHERE plan_id = ? ORDER BY"
                                + " at")) {
            select.setLong(1, plan);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    approvals.add(
                            new Approval(
                                    row.getString(1),
                                    row.getTimestamp(2).toInstant(),
                                    row.getString(3),
                                    row.getBoolean(4)));
                }
            }
        }
        return approvals;
    }

    private static Plan.@Nullable Bag bag(ResultSet row, String column) throws SQLException {
        byte[] manifest = row.getBytes(column);
        return manifest == null
                ? null
                : new Plan.Bag(row.getString("bag_folder"), Sha256.ofDigest(manifest));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
