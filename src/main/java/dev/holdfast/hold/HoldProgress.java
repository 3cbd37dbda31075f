package dev.holdfast.hold;

import dev.holdfast.home.SealKey;
import dev.holdfast.home.Sealed;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The mark up to which all items have been matched against all holds. */
@Singleton
public class HoldProgress {
    private final SealKey key;

    HoldProgress(SealKey key) {
        this.key = key;
    }

    /** Reads the mark and keeps others from moving it until the transaction ends. */
    public long lock(Connection connection) throws SQLException {
        return read(connection, "SELECT matched_through FROM hold_progress FOR UPDATE");
    }

    /** Reads the mark and keeps holds from being placed until the transaction ends. */
    public long share(Connection connection) throws SQLException {
        return read(connection, "SELECT matched_through FROM hold_progress FOR SHARE");
    }

    public long read(Connection connection) throws SQLException {
        return read(connection, "SELECT matched_through FROM hold_progress");
    }

    void move(Connection connection, long through) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE hold_progress SET matched_through = ?, seal = ?")) {
            update.setLong(1, through);
            update.setBytes(2, key.seal(Sealed.matched(through)));
            update.executeUpdate();
        }
    }

    private static long read(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
