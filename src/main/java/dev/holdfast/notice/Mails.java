package dev.holdfast.notice;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The mails that wait to be sent, and those that were. */
@Singleton
class Mails {
    private static final Duration[] PAUSES = {
        Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(6)
    };

    /**
     * A mail taken out to be sent. Its text still has the word for the link in it.
     *
     * @param attempt 1 for the first
     */
    record Mail(
            long id,
            long notice,
            NoticeKind purpose,
            String recipient,
            String subject,
            String body,
            String messageId,
            int attempt) {}

    private final MailSettings settings;

    Mails(MailSettings settings) {
        this.settings = settings;
    }

    void queue(
            Connection connection,
            long notice,
            NoticeKind purpose,
            String recipient,
            NoticeText text,
            Instant at)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO notice_mail (notice_id, purpose, recipient, subject, body,"
                            + " message_id, queued_at, next_attempt) VALUES (?, ?, ?, ?, ?, ?, ?,"
                            + " ?)")) {
            insert.setLong(1, notice);
            insert.setString(2, purpose.label());
            insert.setString(3, recipient);
            insert.setString(4, text.subject());
            insert.setString(5, text.body());
            insert.setString(
                    6,
                    "<hold-notice-"
                            + UUID.randomUUID()
                            + settings.from()
                                    .substring(settings.from().lastIndexOf('@'))
                                    .replace(">", "")
                            + ">");
            insert.setTimestamp(7, Timestamp.from(at));
            insert.setTimestamp(8, Timestamp.from(at));
            insert.executeUpdate();
        }
    }

    /**
     * Takes the next mail that is due. Until the pause is over nobody else takes it: time enough to
     * send it and say so.
     */
    Optional<Mail> take(Connection connection, Instant at) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT id, notice_id, purpose, recipient, subject, body,"
                                    + " message_id, attempts + 1 FROM notice_mail WHERE sent_at IS"
                                    + " NULL AND next_attempt <= ? ORDER BY next_attempt, id LIMIT"
                                    + " 1 FOR UPDATE SKIP LOCKED");
                PreparedStatement update =
                        connection.prepareStatement(
                                "UPDATE notice_mail SET attempts = ?, next_attempt = ? WHERE id ="
                                        + " ?")) {
            select.setTimestamp(1, Timestamp.from(at));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Mail mail =
                        new Mail(
                                row.getLong(1),
                                row.getLong(2),
                                NoticeKind.parse(row.getString(3)),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getInt(8));
                Duration pause = PAUSES[Math.min(mail.attempt(), PAUSES.length) - 1];
                update.setInt(1, mail.attempt());
                update.setTimestamp(2, Timestamp.from(at.plus(pause)));
                update.setLong(3, mail.id());
                update.executeUpdate();
                return Optional.of(mail);
            }
        }
    }

    void link(Connection connection, Mail mail, byte[] hash, Instant at, Instant expires)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO notice_link (token_sha256, notice_id, mail_id, issued_at,"
                                + " expires_at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setBytes(1, hash);
            insert.setLong(2, mail.notice());
            insert.setLong(3, mail.id());
            insert.setTimestamp(4, Timestamp.from(at));
            insert.setTimestamp(5, Timestamp.from(expires));
            insert.executeUpdate();
        }
    }

    void sent(Connection connection, Mail mail, Instant at) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE notice_mail SET sent_at = ?, last_error = NULL WHERE id = ?")) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setLong(2, mail.id());
            update.executeUpdate();
        }
    }

    void failed(Connection connection, Mail mail, String why) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE notice_mail SET last_error = ? WHERE id = ?")) {
            update.setString(1, why);
            update.setLong(2, mail.id());
            update.executeUpdate();
        }
    }
}
