package dev.holdfast.access;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/** Counts failed sign-ins by name and by address, so that guessing becomes slow. */
@Singleton
class Attempts {
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int BY_NAME = 8;
    static final int BY_ADDRESS = 40;

    boolean tooMany(Connection connection, String name, String address, Instant asOf)
            throws SQLException {
        return count(connection, "name", name, asOf) >= BY_NAME
                || count(connection, "address", address, asOf) >= BY_ADDRESS;
    }

    void failed(Connection connection, String name, String address, Instant at)
            throws SQLException {
        try (PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO failed_sign_in VALUES (?, ?, ?)");
                PreparedStatement old =
                        connection.prepareStatement("DELETE FROM failed_sign_in WHERE at < ?")) {
            insert.setString(1, name);
            insert.setString(2, address);
            insert.setTimestamp(3, Timestamp.from(at));
            insert.executeUpdate();
            old.setTimestamp(1, Timestamp.from(at.minus(WINDOW)));
            old.executeUpdate();
        }
    }

    private static int count(Connection connection, String column, String value, Instant asOf)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT count(*) FROM failed_sign_in WHERE "
                                + column
                                + " = ? AND at > ?")) {
            select.setString(1, value);
            select.setTimestamp(2, Timestamp.from(asOf.minus(WINDOW)));
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
