package dev.holdfast.access;

import dev.holdfast.audit.Actor;
import dev.holdfast.home.SealKey;
import dev.holdfast.home.Sealed;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;

/** Sessions of the console, in the caller's transaction. */
@Singleton
class Sessions {
    private final SessionSettings settings;
    private final SealKey key;

    Sessions(SessionSettings settings, SealKey key) {
        this.settings = settings;
        this.key = key;
    }

    String start(Connection connection, PersonName person, Instant at) throws SQLException {
        String token = Secrets.token();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO web_session VALUES (?, ?, ?, ?, ?)")) {
            byte[] hash = Secrets.sha256(token);
            insert.setBytes(1, hash);
            insert.setString(2, person.text());
            insert.setTimestamp(3, Timestamp.from(at));
            insert.setTimestamp(4, Timestamp.from(at));
            insert.setBytes(5, key.seal(Sealed.token("session", hash, person.text())));
            insert.executeUpdate();
        }
        return token;
    }

    /**
     * The identity of a session that is neither idle for too long, nor too old, nor of a disabled
     * person.
     */
    Optional<Identity> resume(Connection connection, String token, Instant asOf)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE web_session SET last_seen = ? FROM person p WHERE token_sha256 = ?"
                            + " AND p.name = web_session.person AND last_seen > ? AND started > ?"
                            + " AND disabled_at IS NULL RETURNING name, roles")) {
            update.setTimestamp(1, Timestamp.from(asOf));
            update.setBytes(2, Secrets.sha256(token));
            update.setTimestamp(3, Timestamp.from(asOf.minus(settings.idle())));
            update.setTimestamp(4, Timestamp.from(asOf.minus(settings.absolute())));
            try (ResultSet rows = update.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                EnumSet<Role> roles = EnumSet.noneOf(Role.class);
                for (Object label : (Object[]) rows.getArray(2).getArray()) {
                    roles.add(Role.parse((String) label));
                }
                return Optional.of(
                        new Identity(new Actor(rows.getString(1)), roles, Secrets.csrf(token)));
            }
        }
    }

    void end(Connection connection, String token) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM web_session WHERE token_sha256 = ?")) {
            delete.setBytes(1, Secrets.sha256(token));
            delete.executeUpdate();
        }
    }

    void endAllOf(Connection connection, PersonName person) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM web_session WHERE person = ?")) {
            delete.setString(1, person.text());
            delete.executeUpdate();
        }
    }
}
