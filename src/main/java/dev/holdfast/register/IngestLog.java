package dev.holdfast.register;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The runs that brought items in. */
@Singleton
public class IngestLog {
    /** One run, as it stands or ended. */
    public record Run(
            long id,
            String source,
            String custodian,
            String paths,
            String by,
            Instant started,
            @Nullable Instant ended,
            String state,
            long seen,
            long stored,
            long duplicates,
            long unreadable,
            long failed,
            long bytes,
            @Nullable String problem) {}

    public long begin(Connection connection, Origin origin, String paths, String by, Instant at)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO ingest (source, custodian, paths, by_user, started, state)"
                                + " VALUES (?, ?, ?, ?, ?, 'running') RETURNING id")) {
            insert.setString(1, origin.source());
            insert.setString(2, origin.custodian());
            insert.setString(3, paths);
            insert.setString(4, by);
            insert.setTimestamp(5, Timestamp.from(at));
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        }
    }

    /**
     * @param counts seen, stored, duplicates, unreadable, failed, bytes
     */
    public void end(
            Connection connection,
            long ingest,
            Instant at,
            String state,
            @Nullable String problem,
            long[] counts)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE ingest SET ended = ?, state = ?, problem = ?, seen = ?, stored = ?,"
                                + " duplicates = ?, unreadable = ?, failed = ?, bytes = ? WHERE id"
                                + " = ?")) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setString(2, state);
            update.setString(3, problem);
            for (int i = 0; i < counts.length; i++) {
                update.setLong(4 + i, counts[i]);
            }
            update.setLong(4 + counts.length, ingest);
            update.executeUpdate();
        }
    }

    /** Runs that were cut off by a crash are marked so; what they had accepted stays. */
    public int markInterrupted(Connection connection, Instant at) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE ingest SET state = 'interrupted', ended = ?, problem = 'the service"
                            + " stopped during the run', stored = (SELECT count(*) FROM item WHERE"
                            + " ingest_id = ingest.id) WHERE state = 'running'")) {
            update.setTimestamp(1, Timestamp.from(at));
            return update.executeUpdate();
        }
    }

    /** Newest first. */
    public List<Run> newest(Connection connection, int limit) throws SQLException {
        List<Run> runs = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM ingest ORDER BY id DESC LIMIT ?")) {
            select.setInt(1, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Timestamp ended = row.getTimestamp("ended");
                    runs.add(
                            new Run(
                                    row.getLong("id"),
                                    row.getString("source"),
                                    row.getString("custodian"),
                                    row.getString("paths"),
                                    row.getString("by_user"),
                                    row.getTimestamp("started").toInstant(),
                                    ended == null ? null : ended.toInstant(),
                                    row.getString("state"),
                                    row.getLong("seen"),
                                    row.getLong("stored"),
                                    row.getLong("duplicates"),
                                    row.getLong("unreadable"),
                                    row.getLong("failed"),
                                    row.getLong("bytes"),
                                    row.getString("problem")));
                }
            }
        }
        return runs;
    }
}
