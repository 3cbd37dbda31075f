package dev.holdfast.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The notices on record. */
@Singleton
class Notices {
    private static final String SELECT =
            "SELECT n.*, m.first_sent, m.last_sent, m.error FROM notice n CROSS JOIN LATERAL"
                + " (SELECT min(sent_at) AS first_sent, max(sent_at) AS last_sent, max(last_error)"
                + " FILTER (WHERE sent_at IS NULL) AS error FROM notice_mail WHERE notice_id ="
                + " n.id) m ";

    private final ObjectMapper json;
    private final NoticeTexts texts;

    Notices(ObjectMapper json, NoticeTexts texts) {
        this.json = json;
        this.texts = texts;
    }

    /** All of a hold, by custodian, the latest last. */
    List<Notice> of(Connection connection, long hold) throws SQLException {
        return read(connection, "WHERE n.hold_id = ? ORDER BY n.custodian, n.issue", hold);
    }

    /** The one that stands. */
    Optional<Notice> current(Connection connection, long hold, String custodian)
            throws SQLException {
        return of(connection, hold).stream()
                .filter(one -> one.endedAt() == null && one.custodian().equals(custodian))
                .findFirst();
    }

    /** Two who issue under one hold at the same time come one after the other. */
    void lockHold(Connection connection, long hold) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM hold WHERE id = ? FOR UPDATE")) {
            select.setLong(1, hold);
            select.executeQuery().close();
        }
    }

    Notice get(Connection connection, long id) throws SQLException {
        return read(connection, "WHERE n.id = ?", id).getFirst();
    }

    /** The notice a link belongs to; its row stays locked until the transaction ends. */
    Notice lock(Connection connection, long id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM notice WHERE id = ? FOR UPDATE")) {
            select.setLong(1, id);
            select.executeQuery().close();
        }
        return get(connection, id);
    }

    /** Notices that have arrived and wait to be acknowledged. */
    List<Notice> waiting(Connection connection) throws SQLException {
        return read(
                connection,
                "JOIN hold h ON h.id = n.hold_id WHERE n.ended_at IS NULL AND n.acknowledged_at IS"
                    + " NULL AND n.kind <> 'release' AND h.released_at IS NULL AND first_sent IS"
                    + " NOT NULL ORDER BY n.id",
                null);
    }

    /** Notices that still stand though their hold is released. */
    List<Notice> outlived(Connection connection) throws SQLException {
        return read(
                connection,
                "JOIN hold h ON h.id = n.hold_id WHERE n.ended_at IS NULL AND n.kind <> 'release'"
                        + " AND h.released_at IS NOT NULL ORDER BY n.id",
                null);
    }

    /** Custodians of a hold: told, acknowledged, silent though others were told of it. */
    long[] tally(Connection connection, long hold) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT count(*), count(*) FILTER (WHERE acknowledged_at IS NOT NULL),"
                                + " count(*) FILTER (WHERE acknowledged_at IS NULL AND ended_at IS"
                                + " NULL AND escalated_at IS NOT NULL) FROM (SELECT DISTINCT ON"
                                + " (custodian) acknowledged_at, ended_at, escalated_at FROM notice"
                                + " WHERE hold_id = ? AND kind <> 'release' ORDER BY custodian,"
                                + " issue DESC) latest")) {
            select.setLong(1, hold);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new long[] {row.getLong(1), row.getLong(2), row.getLong(3)};
            }
        }
    }

    long insert(
            Connection connection,
            long hold,
            String custodian,
            NoticeKind kind,
            String recipient,
            NoticeText text,
            String by,
            Instant at)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO notice (hold_id, custodian, kind, issue, recipient, subject,"
                            + " body, questions, issued_by, issued_at) SELECT ?, ?, ?, 1 +"
                            + " coalesce(max(issue), 0), ?, ?, ?, ?::jsonb, ?, ? FROM notice WHERE"
                            + " hold_id = ? AND custodian = ? RETURNING id")) {
            insert.setLong(1, hold);
            insert.setString(2, custodian);
            insert.setString(3, kind.label());
            insert.setString(4, recipient);
            insert.setString(5, text.subject());
            insert.setString(6, text.body());
            insert.setString(7, texts.questions(text.questions()));
            insert.setString(8, by);
            insert.setTimestamp(9, Timestamp.from(at));
            insert.setLong(10, hold);
            insert.setString(11, custodian);
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        }
    }

    void end(Connection connection, long id, String reason, Instant at) throws SQLException {
        update(connection, "ended_at = ?, end_reason = ?", id, Timestamp.from(at), reason);
    }

    void reminded(Connection connection, long id) throws SQLException {
        update(connection, "reminders = reminders + 1", id);
    }

    void escalated(Connection connection, long id, String to, Instant at) throws SQLException {
        update(connection, "escalated_at = ?, escalated_to = ?", id, Timestamp.from(at), to);
    }

    /** Returns the answers as they are kept. */
    String acknowledged(Connection connection, long id, List<Notice.Answer> answers, Instant at)
            throws SQLException {
        try {
            String written = json.writeValueAsString(answers);
            update(
                    connection,
                    "acknowledged_at = ?, answers = ?::jsonb",
                    id,
                    Timestamp.from(at),
                    written);
            return written;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void update(Connection connection, String what, long id, Object... values)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE notice SET " + what + " WHERE id = ?")) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.setLong(values.length + 1, id);
            update.executeUpdate();
        }
    }

    private List<Notice> read(Connection connection, String rest, @Nullable Long key)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + rest)) {
            if (key != null) {
                select.setLong(1, key);
            }
            List<Notice> notices = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    notices.add(row(rows));
                }
            }
            return notices;
        }
    }

    private Notice row(ResultSet row) throws SQLException {
        String answers = row.getString("answers");
        try {
            return new Notice(
                    row.getLong("id"),
                    row.getLong("hold_id"),
                    row.getString("custodian"),
                    NoticeKind.parse(row.getString("kind")),
                    row.getInt("issue"),
                    row.getString("recipient"),
                    new NoticeText(
                            row.getString("subject"),
                            row.getString("body"),
                            texts.questions(row.getString("questions"))),
                    row.getString("issued_by"),
                    row.getTimestamp("issued_at").toInstant(),
                    instant(row, "acknowledged_at"),
                    answers == null
                            ? List.of()
                            : List.of(json.readValue(answers, Notice.Answer[].class)),
                    row.getInt("reminders"),
                    instant(row, "escalated_at"),
                    row.getString("escalated_to"),
                    instant(row, "ended_at"),
                    row.getString("end_reason"),
                    instant(row, "first_sent"),
                    instant(row, "last_sent"),
                    row.getString("error"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
