package dev.holdfast.erasure;

import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The requests, as rows. */
@Singleton
public class ErasureRequests {
    /**
     * @throws Problem HF-1001 when there is no such request
     */
    public ErasureRequest get(Connection connection, long id) throws SQLException {
        return one(connection, id, "");
    }

    /** Like {@link #get}, and nobody else changes it until the transaction ends. */
    ErasureRequest lock(Connection connection, long id) throws SQLException {
        return one(connection, id, " FOR UPDATE");
    }

    private static ErasureRequest one(Connection connection, long id, String locking)
            throws SQLException {
        return read(connection, "WHERE id = " + id + locking).stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new Problem(
                                        Code.NOT_FOUND,
                                        "there is no erasure request " + id,
                                        "see 'holdfast erasure list'"));
    }

    /** The one that is due first comes first. */
    public List<ErasureRequest> list(Connection connection) throws SQLException {
        return read(connection, "ORDER BY answered_at IS NOT NULL, received, id");
    }

    long insert(Connection connection, ErasureRequest request) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO erasure_request (received, opened_by, opened_at, person,"
                                + " addresses, about) VALUES (?, ?, ?, ?, ?, ?) RETURNING id")) {
            insert.setDate(1, Date.valueOf(request.received()));
            insert.setString(2, request.openedBy());
            insert.setTimestamp(3, Timestamp.from(request.openedAt()));
            insert.setString(4, request.person());
            insert.setArray(5, connection.createArrayOf("text", request.addresses().toArray()));
            insert.setString(6, request.about());
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        }
    }

    void narrow(Connection connection, long id, String query, @Nullable String why)
            throws SQLException {
        update(
                connection,
                "UPDATE erasure_request SET narrowed = ?, narrowed_why = ? WHERE id = ?",
                query,
                why,
                id);
    }

    void extend(Connection connection, long id, ErasureRequest.Extension extension)
            throws SQLException {
        update(
                connection,
                "UPDATE erasure_request SET extended_to = ?, extended_why = ?, extended_by = ?,"
                        + " extended_at = ? WHERE id = ?",
                Date.valueOf(extension.until()),
                extension.why(),
                extension.by(),
                Timestamp.from(extension.at()),
                id);
    }

    /** Items that the plans of the request erased. */
    long erased(Connection connection, long id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT coalesce(sum(destroyed), 0) FROM disposition_plan WHERE request_id"
                                + " = ?")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void decided(
            Connection connection, long id, @Nullable Long plan, long found, String by, Instant at)
            throws SQLException {
        update(
                connection,
                "UPDATE erasure_request SET plan_id = ?, found = ?, decided_by = ?, decided_at = ?"
                        + " WHERE id = ?",
                plan,
                found,
                by,
                Timestamp.from(at),
                id);
    }

    /** Remembers that the letter was written. */
    public void answered(Connection connection, long id, String by, Instant at, Sha256 letter)
            throws SQLException {
        update(
                connection,
                "UPDATE erasure_request SET answered_by = ?, answered_at = ?, letter = ? WHERE id ="
                        + " ?",
                by,
                Timestamp.from(at),
                letter.bytes(),
                id);
    }

    private static void update(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }

    private static List<ErasureRequest> read(Connection connection, String where)
            throws SQLException {
        List<ErasureRequest> requests = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT * FROM erasure_request " + where);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                byte[] letter = row.getBytes("letter");
                requests.add(
                        new ErasureRequest(
                                row.getLong("id"),
                                row.getDate("received").toLocalDate(),
                                row.getString("opened_by"),
                                row.getTimestamp("opened_at").toInstant(),
                                row.getString("person"),
                                List.of((String[]) row.getArray("addresses").getArray()),
                                row.getString("about"),
                                row.getString("narrowed"),
                                row.getString("narrowed_why"),
                                extension(row),
                                row.getObject("plan_id", Long.class),
                                row.getObject("found", Long.class),
                                row.getString("decided_by"),
                                instant(row, "decided_at"),
                                instant(row, "answered_at"),
                                letter == null ? null : Sha256.ofDigest(letter)));
            }
        }
        return requests;
    }

    private static ErasureRequest.@Nullable Extension extension(ResultSet row) throws SQLException {
        Date until = row.getDate("extended_to");
        return until == null
                ? null
                : new ErasureRequest.Extension(
                        until.toLocalDate(),
                        row.getString("extended_why"),
                        row.getString("extended_by"),
                        row.getTimestamp("extended_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
