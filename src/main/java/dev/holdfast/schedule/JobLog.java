package dev.holdfast.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.access.Refusal;
import dev.holdfast.audit.Actor;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The record of all long work, its numbers and its ends. */
@Singleton
public class JobLog {
    private static final int WHOLE = 100;

    /** Where work stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * One piece of work.
     *
     * @param attempts how often it was begun: more than once when a service died over it
     */
    public record Entry(
            long id,
            String verb,
            Actor by,
            Map<String, String> asked,
            State state,
            Instant askedAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            int attempts,
            int percent,
            @Nullable String doing,
            @Nullable JsonNode result,
            @Nullable JsonNode problem) {}

    private final Transactions transactions;
    private final ObjectMapper json;
    private final Clock clock;

    JobLog(Transactions transactions, ObjectMapper json, Clock clock) {
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** Notes work that this process does at once, and that ends with it. */
    public long begin(String verb, Actor by) {
        Timestamp now = Timestamp.from(clock.instant());
        return transactions.write(
                connection ->
                        number(
                                connection,
                                "INSERT INTO job (verb, by_user, asked, durable, asked_at,"
                                    + " started_at, state, attempts) VALUES (?, ?, '{}', false, ?,"
                                    + " ?, 'running', 1) RETURNING id",
                                verb,
                                by.name(),
                                now,
                                now));
    }

    /** Notes work to be done by whichever service comes to it. */
    long ask(Connection connection, String verb, Actor by, Map<String, String> asked)
            throws SQLException {
        return number(
                connection,
                "INSERT INTO job (verb, by_user, asked, durable, asked_at, state) VALUES (?, ?,"
                        + " ?::jsonb, true, ?, 'waiting') RETURNING id",
                verb,
                by.name(),
                text(asked),
                Timestamp.from(clock.instant()));
    }

    /** What was asked of whichever service comes to it, and has not ended. */
    List<Long> asked() {
        return entries("WHERE durable AND due_at IS NULL AND ended_at IS NULL").stream()
                .map(Entry::id)
                .toList();
    }

    /** The run that fell due: the one that was begun and not ended, or a new one. */
    long due(String verb, Instant at) {
        return transactions.write(
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "SELECT id FROM job WHERE verb = ? AND durable AND due_at IS"
                                            + " NOT NULL AND ended_at IS NULL")) {
                        select.setString(1, verb);
                        try (ResultSet row = select.executeQuery()) {
                            if (row.next()) {
                                return row.getLong(1);
                            }
                        }
                    }
                    return number(
                            connection,
                            "INSERT INTO job (verb, by_user, asked, durable, due_at, asked_at,"
                                    + " state) VALUES (?, ?, '{}', true, ?, ?, 'waiting') RETURNING"
                                    + " id",
                            verb,
                            Actor.SYSTEM.name(),
                            Timestamp.from(at),
                            Timestamp.from(clock.instant()));
                });
    }

    void started(long id) {
        update(
                "UPDATE job SET state = 'running', started_at = coalesce(started_at, ?), attempts ="
                        + " attempts + 1, percent = 0 WHERE id = ?",
                Timestamp.from(clock.instant()),
                id);
    }

    void progress(long id, int percent, String doing) {
        update(
                "UPDATE job SET percent = ?, doing = ? WHERE id = ?",
                Math.clamp(percent, 0, WHOLE),
                doing,
                id);
    }

    public void done(long id, Object result) {
        update(
                "UPDATE job SET state = 'done', ended_at = ?, percent = 100, doing = NULL, result"
                        + " = ?::jsonb WHERE id = ?",
                Timestamp.from(clock.instant()),
                text(result),
                id);
    }

    public void failed(long id, Refusal why) {
        update(
                "UPDATE job SET state = 'failed', ended_at = ?, doing = NULL, problem = ?::jsonb"
                        + " WHERE id = ?",
                Timestamp.from(clock.instant()),
                text(why),
                id);
    }

    /** When a service starts: what died with the one before has failed, save what is durable. */
    public void markInterrupted() {
        Refusal why =
                Refusal.of(
                        new Problem(
                                Code.SERVICE_UNREACHABLE,
                                "the service ended before the work did",
                                "run the command again: what was accepted stays, nothing is"
                                        + " doubled"));
        update(
                "UPDATE job SET state = 'failed', ended_at = ?, problem = ?::jsonb WHERE NOT"
                        + " durable AND ended_at IS NULL",
                Timestamp.from(clock.instant()),
                text(why));
    }

    public Optional<Entry> find(long id) {
        return entries("WHERE id = ?", id).stream().findFirst();
    }

    /** The newest first. */
    public List<Entry> list(int most) {
        return entries("ORDER BY id DESC LIMIT ?", most);
    }

    Optional<Entry> latest(String verb) {
        return entries("WHERE verb = ? ORDER BY id DESC LIMIT 1", verb).stream().findFirst();
    }

    private List<Entry> entries(String which, Object... values) {
        return transactions.read(
                connection -> {
                    List<Entry> entries = new ArrayList<>();
                    try (PreparedStatement select =
                            connection.prepareStatement("SELECT * FROM job " + which)) {
                        set(select, values);
                        try (ResultSet row = select.executeQuery()) {
                            while (row.next()) {
                                entries.add(entry(row));
                            }
                        }
                    } catch (JsonProcessingException e) {
                        throw new UncheckedIOException(e);
                    }
                    return entries;
                });
    }

    private Entry entry(ResultSet row) throws SQLException, JsonProcessingException {
        return new Entry(
                row.getLong("id"),
                row.getString("verb"),
                new Actor(row.getString("by_user")),
                json.readValue(row.getString("asked"), new TypeReference<>() {}),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getTimestamp("asked_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getInt("attempts"),
                row.getInt("percent"),
                row.getString("doing"),
                tree(row.getString("result")),
                tree(row.getString("problem")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private @Nullable JsonNode tree(@Nullable String text) throws JsonProcessingException {
        return text == null ? null : json.readTree(text);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void update(String sql, Object... values) {
        transactions.write(
                connection -> {
                    try (PreparedStatement update = connection.prepareStatement(sql)) {
                        set(update, values);
                        return update.executeUpdate();
                    }
                });
    }

    private static long number(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            set(insert, values);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
