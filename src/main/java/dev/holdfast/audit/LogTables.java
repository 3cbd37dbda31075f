package dev.holdfast.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads of the log's tables that several use cases share. */
final class LogTables {
    private LogTables() {}

    /** Entries committed, as this connection sees them. */
    static long size(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT coalesce(max(seq) + 1, 0) FROM audit_entry");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    static MerkleTree tree(Connection connection) {
        return new MerkleTree((level, index) -> node(connection, level, index));
    }

    private static byte[] node(Connection connection, int level, long index) throws SQLException {
        String sql =
                level == 0
                        ? "SELECT leaf_hash FROM audit_entry WHERE seq = ?"
                        : "SELECT hash FROM audit_node WHERE idx = ? AND level = " + level;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, index);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the audit log lacks node " + level + "/" + index);
                }
                return row.getBytes(1);
            }
        }
    }

    static Optional<AuditEntry> entry(Connection connection, long seq) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT seq, at, actor, action, subject, leaf FROM audit_entry"
                                + " WHERE seq = ?")) {
            query.setLong(1, seq);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(entry(row)) : Optional.empty();
            }
        }
    }

    /** From columns seq, at, actor, action, subject, leaf. */
    static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }
}
