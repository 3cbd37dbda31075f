package dev.holdfast.compaction;

import dev.holdfast.item.Sha256;
import dev.holdfast.vault.Stored;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compactions and the moves of contents, as rows. */
@Singleton
class Moves {
    /**
     * @param state as the column says
     */
    record Run(long id, List<Integer> packs, String state, Manifest manifest, long moved) {}

    /** Bytes of living contents by pack. */
    Map<Integer, Long> live(Connection connection) throws SQLException {
        Map<Integer, Long> live = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT pack, sum(sealed_bytes) FROM content GROUP BY pack")) {
            while (row.next()) {
                live.put(row.getInt(1), row.getLong(2));
            }
        }
        return live;
    }

    long contents(Connection connection, int pack) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT count(*) FROM content WHERE pack = ?")) {
            select.setInt(1, pack);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The contents of a pack after an offset, in the order they lie there. */
    List<Stored> next(Connection connection, int pack, long after, int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT sha256, bytes, pack, pack_offset, sealed_bytes, wrapped_key FROM"
                                + " content WHERE pack = ? AND pack_offset > ? ORDER BY pack_offset"
                                + " LIMIT ?")) {
            select.setInt(1, pack);
            select.setLong(2, after);
            select.setInt(3, limit);
            return stored(select);
        }
    }

    /** The contents this compaction moved that live still, where they are now. */
    List<Stored> moved(Connection connection, long run, byte[] after, int limit)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT c.sha256, c.bytes, c.pack, c.pack_offset, c.sealed_bytes,"
                                + " c.wrapped_key FROM content_move m JOIN content c USING (sha256)"
                                + " WHERE m.compaction_id = ? AND m.sha256 > ? ORDER BY m.sha256"
                                + " LIMIT ?")) {
            select.setLong(1, run);
            select.setBytes(2, after);
            select.setInt(3, limit);
            return stored(select);
        }
    }

    long begin(Connection connection, List<Integer> packs, String by, Instant at)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO compaction (packs, state, by_user, started) VALUES (?,"
                                + " 'copying', ?, ?) RETURNING id")) {
            insert.setArray(1, connection.createArrayOf("int4", packs.toArray()));
            insert.setString(2, by);
            insert.setTimestamp(3, Timestamp.from(at));
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        }
    }

    void record(Connection connection, long run, List<Stored> from, List<Stored> to)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO content_move SELECT ?, * FROM unnest(?::bytea[], ?::int[],"
                                + " ?::bigint[], ?::int[], ?::bigint[])")) {
            insert.setLong(1, run);
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "bytea",
                            from.stream().map(s -> s.sha256().bytes()).toArray(byte[][]::new)));
            insert.setArray(3, connection.createArrayOf("int4", array(from, true)));
            insert.setArray(4, connection.createArrayOf("int8", array(from, false)));
            insert.setArray(5, connection.createArrayOf("int4", array(to, true)));
            insert.setArray(6, connection.createArrayOf("int8", array(to, false)));
            insert.executeUpdate();
        }
    }

    /** Points the rows to the copies. What was destroyed meanwhile is left out. */
    long apply(Connection connection, long run) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE content c SET pack = m.to_pack, pack_offset = m.to_offset FROM"
                                + " content_move m WHERE m.compaction_id = ? AND m.sha256 ="
                                + " c.sha256 AND m.from_pack = c.pack AND m.from_offset ="
                                + " c.pack_offset")) {
            update.setLong(1, run);
            return update.executeUpdate();
        }
    }

    void moved(Connection connection, long run, Manifest before, Manifest after, long moved)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE compaction SET state = 'moved', moved = now(), contents = ?, bytes"
                                + " = ?, root_before = ?, root_after = ?, moved_contents = ? WHERE"
                                + " id = ?")) {
            update.setLong(1, after.contents());
            update.setLong(2, after.bytes());
            update.setBytes(3, before.root().bytes());
            update.setBytes(4, after.root().bytes());
            update.setLong(5, moved);
            update.setLong(6, run);
            update.executeUpdate();
        }
    }

    void state(Connection connection, long run, String state, long freed) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE compaction SET state = ?, freed_bytes = ?, ended = CASE WHEN ? IN"
                                + " ('done', 'abandoned') THEN now() END WHERE id = ?")) {
            update.setString(1, state);
            update.setLong(2, freed);
            update.setString(3, state);
            update.setLong(4, run);
            update.executeUpdate();
        }
        if (state.equals("done") || state.equals("abandoned")) {
            try (PreparedStatement delete =
                    connection.prepareStatement(
                            "DELETE FROM content_move WHERE compaction_id = ?")) {
                delete.setLong(1, run);
                delete.executeUpdate();
            }
        }
    }

    /** The one that a crash cut off, if any. */
    Optional<Run> unfinished(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT id, packs, state, contents, bytes, root_after,"
                                        + " moved_contents FROM compaction WHERE state IN"
                                        + " ('copying', 'moved', 'proven')")) {
            if (!row.next()) {
                return Optional.empty();
            }
            byte[] root = row.getBytes(6);
            return Optional.of(
                    new Run(
                            row.getLong(1),
                            List.of((Integer[]) row.getArray(2).getArray()),
                            row.getString(3),
                            new Manifest(
                                    row.getLong(4),
                                    row.getLong(5),
                                    root == null ? Sha256.of(new byte[0]) : Sha256.ofDigest(root)),
                            row.getLong(7)));
        }
    }

    private static Object[] array(List<Stored> places, boolean pack) {
        return places.stream()
                .map(place -> pack ? (Object) place.pack() : (Object) place.offset())
                .toArray();
    }

    private static List<Stored> stored(PreparedStatement select) throws SQLException {
        List<Stored> list = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                list.add(
                        new Stored(
                                Sha256.ofDigest(row.getBytes(1)),
                                row.getLong(2),
                                row.getInt(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getBytes(6)));
            }
        }
        return list;
    }
}
