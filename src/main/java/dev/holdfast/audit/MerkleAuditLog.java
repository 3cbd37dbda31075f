package dev.holdfast.audit;

import dev.holdfast.home.SealKey;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
                    + " FROM head LEFT JOIN generate_series(0, 61) l"
                    + " ON (n & ((2::bigint << l) - 1)) = (2::bigint << l) - 1";

    private static final String INSERT =
            "WITH entry AS (INSERT INTO audit_entry"
                    + " (seq, at, actor, action, subject, leaf, leaf_hash, seal)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?))"
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
        if (connection.getAutoCommit()) {
            throw new SQLException("an audit entry belongs into the transaction of its act");
        }
        Map<Integer, byte[]> edge = new HashMap<>();
        long seq = lockAndReadEdge(connection, edge);
        AuditEntry entry = AuditEntry.of(seq, clock.instant(), actor, action, subject, detail);
        byte[] hash = entry.leafHash();
        List<Integer> levels = new ArrayList<>();
        List<Long> indices = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        byte[] top = hash;
        for (int level = 0; (seq >> level & 1) == 1; level++) {
            byte[] left = edge.get(level);
            if (left == null) {
                throw new SQLException("the audit log lacks a node left of entry " + seq);
            }
            top = MerkleTree.nodeHash(left, top);
            levels.add(level + 1);
            indices.add(seq >> (level + 1));
            hashes.add(top);
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, seq);
            insert.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
            insert.setString(3, entry.actor());
            insert.setString(4, entry.action());
            insert.setString(5, entry.subject());
            insert.setString(6, entry.leaf());
            insert.setBytes(7, hash);
            insert.setBytes(8, key.seal(entry.sealed()));
            insert.setArray(9, connection.createArrayOf("int4", levels.toArray()));
            insert.setArray(10, connection.createArrayOf("int8", indices.toArray()));
            insert.setArray(11, connection.createArrayOf("bytea", hashes.toArray(new byte[0][])));
            insert.executeUpdate();
        }
        return seq;
    }

    private static long lockAndReadEdge(Connection connection, Map<Integer, byte[]> edge)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(EDGE)) {
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
