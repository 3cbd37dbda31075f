package dev.holdfast.access;

import dev.holdfast.home.SealKey;
import dev.holdfast.home.Sealed;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Links that work once and not for long: the first run's, and those with which a new person chooses
 * a password.
 */
@Singleton
class OneTimeLinks {
    static final Duration LIFE = Duration.ofHours(24);

    private final SealKey key;

    OneTimeLinks(SealKey key) {
        this.key = key;
    }

    /** A link that was found good. @param person empty for the link of the first run */
    record Good(Optional<PersonName> person) {}

    /** Issues a link and ends all earlier ones for the same purpose. */
    String issue(Connection connection, @Nullable PersonName person, Instant at)
            throws SQLException {
        try (PreparedStatement end =
                connection.prepareStatement(
                        "UPDATE one_time_link SET used_at = ? WHERE used_at IS NULL AND person IS"
                                + " NOT DISTINCT FROM ?")) {
            end.setTimestamp(1, Timestamp.from(at));
            end.setString(2, person == null ? null : person.text());
            end.executeUpdate();
        }
        String token = Secrets.token();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO one_time_link (token_sha256, person, issued, expires, seal)"
                                + " VALUES (?, ?, ?, ?, ?)")) {
            byte[] hash = Secrets.sha256(token);
            String name = person == null ? null : person.text();
            insert.setBytes(1, hash);
            insert.setString(2, name);
            insert.setTimestamp(3, Timestamp.from(at));
            insert.setTimestamp(4, Timestamp.from(at.plus(LIFE)));
            insert.setBytes(5, key.seal(Sealed.token("link", hash, name)));
            insert.executeUpdate();
        }
        return token;
    }

    Optional<Good> look(Connection connection, String token, Instant asOf) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT person FROM one_time_link WHERE token_sha256 = ? AND used_at IS"
                                + " NULL AND expires > ?")) {
            select.setBytes(1, Secrets.sha256(token));
            select.setTimestamp(2, Timestamp.from(asOf));
            return good(select);
        }
    }

    /** Uses the link up; the row lock of the update makes two at once impossible. */
    Optional<Good> use(Connection connection, String token, Instant at) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE one_time_link SET used_at = ? WHERE token_sha256 = ? AND used_at IS"
                                + " NULL AND expires > ? RETURNING person")) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setBytes(2, Secrets.sha256(token));
            update.setTimestamp(3, Timestamp.from(at));
            return good(update);
        }
    }

    private static Optional<Good> good(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            return Optional.of(
                    new Good(Optional.ofNullable(rows.getString(1)).map(PersonName::new)));
        }
    }
}
