package dev.holdfast.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;

/**
 * Signs the head of the log. A copy kept elsewhere is what makes cutting the log's tail visible.
 */
public final class SignCheckpoint {
    /**
     * @param note the signed note, to be copied out of the archive's reach
     */
    public record Signed(Checkpoint checkpoint, String note) {}

    private final LogKey key;
    private final Clock clock;

    public SignCheckpoint(LogKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** Covers every entry this connection sees, its own uncommitted ones included. */
    public Signed sign(Connection connection) throws SQLException {
        long size = LogTables.size(connection);
        Checkpoint checkpoint =
                new Checkpoint(key.name(), size, LogTables.tree(connection).root(size));
        String note = key.sign(checkpoint);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO audit_checkpoint (size, at, root, note)"
                                + " VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, size);
            insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setBytes(3, checkpoint.root());
            insert.setString(4, note);
            insert.executeUpdate();
        }
        return new Signed(checkpoint, note);
    }
}
