package dev.holdfast.hold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.audit.Actor;

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
import java.util.Optional;

/** The requests for release, open and ended. */
@Singleton
public class ReleaseRequests {
    private static final String SELECT =
            "SELECT id, hold_id, requested_by, requested_at, reason, impact::text, state, ended_by,"
                    + " ended_at, comment FROM hold_release ";

    private final ObjectMapper json;

    ReleaseRequests(ObjectMapper json) {
        this.json = json;
    }

    /** All requests of a hold, oldest first. */
    public List<ReleaseRequest> of(Connection connection, long hold) throws SQLException {
        return read(connection, "WHERE hold_id = ? ORDER BY id", hold);
    }

    public Optional<ReleaseRequest> open(Connection connection, long hold) throws SQLException {
        return read(connection, "WHERE hold_id = ? AND state = 'open'", hold).stream().findFirst();
    }

    ReleaseRequest ask(
            Connection connection,
            long hold,
            Actor by,
            Instant at,
            String reason,
            ReleaseImpact.Impact impact)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO hold_release (hold_id, requested_by, requested_at, reason,"
                                + " impact) VALUES (?, ?, ?, ?, ?::jsonb)")) {
            insert.setLong(1, hold);
            insert.setString(2, by.name());
            insert.setTimestamp(3, Timestamp.from(at));
            insert.setString(4, reason);
            insert.setString(5, written(impact));
            insert.executeUpdate();
        }
        return open(connection, hold).orElseThrow();
    }

    void end(
            Connection connection,
            ReleaseRequest request,
            ReleaseRequest.State state,
            Actor by,
            Instant at,
            @Nullable String comment)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE hold_release SET state = ?, ended_by = ?, ended_at = ?, comment ="
                                + " ? WHERE id = ?")) {
            update.setString(1, state.label());
            update.setString(2, by.name());
            update.setTimestamp(3, Timestamp.from(at));
            update.setString(4, comment);
            update.setLong(5, request.id());
            update.executeUpdate();
        }
    }

    private List<ReleaseRequest> read(Connection connection, String where, long hold)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + where)) {
            select.setLong(1, hold);
            List<ReleaseRequest> requests = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Timestamp ended = rows.getTimestamp(9);
                    requests.add(
                            new ReleaseRequest(
                                    rows.getLong(1),
                                    rows.getLong(2),
                                    rows.getString(3),
                                    rows.getTimestamp(4).toInstant(),
                                    rows.getString(5),
                                    json.readValue(rows.getString(6), ReleaseImpact.Impact.class),
                                    ReleaseRequest.State.valueOf(
                                            rows.getString(7).toUpperCase(Locale.ROOT)),
                                    rows.getString(8),
                                    ended == null ? null : ended.toInstant(),
                                    rows.getString(10)));
                }
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
            return requests;
        }
    }

    private String written(ReleaseImpact.Impact impact) {
        try {
            return json.writeValueAsString(impact);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
