package dev.holdfast.audit;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where the log stands: how long it is, its root, when it was last signed. Costs a few rows,
 * however long the log.
 */
@Singleton
public final class ReadLogHead {
    /**
     * @param root RFC 6962 root over all entries, hexadecimal
     * @param signed when the newest checkpoint was signed
     */
    public record Head(long entries, String root, Optional<Instant> signed) {}

    public Head read(Connection connection) throws SQLException {
        long size = LogTables.size(connection);
        String root = HexFormat.of().formatHex(LogTables.tree(connection).root(size));
        try (PreparedStatement newest =
                        connection.prepareStatement(
                                "SELECT at FROM audit_checkpoint ORDER BY id DESC LIMIT 1");
                ResultSet row = newest.executeQuery()) {
            return new Head(
                    size,
                    root,
                    row.next()
                            ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                            : Optional.empty());
        }
    }
}
