package dev.holdfast.audit;

import dev.holdfast.home.SealKey;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The log in PostgreSQL. Appends are serialised by an advisory lock that lasts until the caller's
 * transaction ends, so numbers have no gaps: append last, just before the commit.
 *
 * <p>Each entry carries a seal without which the register takes none: nobody but the service can
 * write one.
 *
 * <p>Needs READ COMMITTED, PostgreSQL's default; under a stricter isolation two appends at once end
 * in a refused duplicate number, never in a wrong log. Two round trips: lock and tree edge, insert.
 */
@Singleton
public final class MerkleAuditLog implements AuditLog {
    /** "audit" in ASCII: one lock a database, as one log a database. */
    private static final long LOCK = 0x6175646974L;

    // Two statements: the second must see what the holder of the lock before us committed.
    private static final String EDGE =
            "SELECT pg_advisory_xact_lock("
                    + LOCK
                    + "); WITH head AS (SELECT coalesce(max(seq) + 1, 0) AS n FROM audit_entry)"
                    + " SELECT n, l, CASE l WHEN 0"
                    + " THEN (SELECT leaf_hash FROM audit_entry WHERE seq = n - 1)"
                    + " ELSE (SELECT hash FROM audit_node WHERE level = l"
                    + " AND idx = (n >> l) - 1) END"
                    + " FROM head LEFT JOIN generate_series(0, 61) l ON ";

    /** The nodes the next entry completes others with. */
    private static final String NEXT = "(n & ((2::bigint << l) - 1)) = (2::bigint << l) - 1";

    /** All complete nodes that have no parent yet, which any later entry may need. */
    private static final String ALL = "(n >> l) & 1 = 1";

    private static final String INSERT =
            "WITH entry AS (INSERT INTO audit_entry"
                    + " (at, actor, action, seq, subject, leaf, leaf_hash, seal)"
                    + " SELECT ?, ?, ?, e.* FROM unnest(?::bigint[], ?::text[], ?::text[],"
                    + " ?::bytea[], ?::bytea[]) e)"
                    + " INSERT INTO audit_node (level, idx, hash)"
                    + " SELECT * FROM unnest(?::int[], ?::bigint[], ?::bytea[])";

    private final Clock clock;
    private final SealKey key;

    public MerkleAuditLog(Clock clock, SealKey key) {
        this.clock = clock;
        this.key = key;
    }

    @Override
    public long append(
            Connection connection,
            Actor actor,
            String action,
            String subject,
            Map<String, ?> detail)
            throws SQLException {
        return append(connection, actor, action, List.of(new Act(subject, detail)), NEXT);
    }

    @Override
    public void appendAll(Connection connection, Actor actor, String action, List<Act> acts)
            throws SQLException {
        if (!acts.isEmpty()) {
            append(connection, actor, action, acts, ALL);
        }
    }

    private long append(
            Connection connection, Actor actor, String action, List<Act> acts, String nodes)
            throws SQLException {
        if (connection.getAutoCommit()) {
            throw new SQLException("an audit entry belongs into the transaction of its act");
        }
        Map<Integer, byte[]> edge = new HashMap<>();
        long first = lockAndReadEdge(connection, nodes, edge);
        Instant at = clock.instant();
        Rows rows = new Rows();
        for (Act act : acts) {
            long seq = first + rows.entries.size();
            rows.add(AuditEntry.of(seq, at, actor, action, act.subject(), act.detail()), edge);
        }
        rows.insert(connection, key);
        return first;
    }

    /** Entries and the nodes they complete. */
    private record Rows(
            List<AuditEntry> entries,
            List<byte[]> leafHashes,
            List<Integer> levels,
            List<Long> indices,
            List<byte[]> hashes) {
        Rows() {
            this(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }

        /** Completes nodes with those on the {@code edge}, which is then that of the next entry. */
        void add(AuditEntry entry, Map<Integer, byte[]> edge) throws SQLException {
            byte[] top = entry.leafHash();
            entries.add(entry);
            leafHashes.add(top);
            int level = 0;
            for (; (entry.seq() >> level & 1) == 1; level++) {
                byte[] left = edge.get(level);
                if (left == null) {
                    throw new SQLException(
                            "the audit log lacks a node left of entry " + entry.seq());
                }
                top = MerkleTree.nodeHash(left, top);
                levels.add(level + 1);
                indices.add(entry.seq() >> (level + 1));
                hashes.add(top);
            }
            edge.put(level, top);
        }

        void insert(Connection connection, SealKey key) throws SQLException {
            AuditEntry one = entries.getFirst();
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setObject(1, one.at().atOffset(ZoneOffset.UTC));
                insert.setString(2, one.actor());
                insert.setString(3, one.action());
                set(insert, 4, "int8", entries.stream().map(AuditEntry::seq));
                set(insert, 5, "text", entries.stream().map(AuditEntry::subject));
                set(insert, 6, "text", entries.stream().map(AuditEntry::leaf));
                insert.setArray(
                        7, connection.createArrayOf("bytea", leafHashes.toArray(new byte[0][])));
                insert.setArray(
                        8,
                        connection.createArrayOf(
                                "bytea",
                                entries.stream()
                                        .map(entry -> key.seal(entry.sealed()))
                                        .toArray(byte[][]::new)));
                set(insert, 9, "int4", levels.stream());
                set(insert, 10, "int8", indices.stream());
                insert.setArray(
                        11, connection.createArrayOf("bytea", hashes.toArray(new byte[0][])));
                insert.executeUpdate();
            }
        }

        private static void set(
                PreparedStatement insert, int parameter, String type, Stream<?> values)
                throws SQLException {
            insert.setArray(
                    parameter, insert.getConnection().createArrayOf(type, values.toArray()));
        }
    }

    private static long lockAndReadEdge(
            Connection connection, String nodes, Map<Integer, byte[]> edge) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(EDGE + nodes)) {
            query.execute();
            query.getMoreResults();
            long next = 0;
            try (ResultSet row = query.getResultSet()) {
                while (row.next()) {
                    next = row.getLong(1);
                    byte[] hash = row.getBytes(3);
                    if (hash != null) {
                        edge.put(row.getInt(2), hash);
                    }
                }
            }
            return next;
        }
    }
}
