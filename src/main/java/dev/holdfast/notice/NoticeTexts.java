package dev.holdfast.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.hold.Matter;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The texts of a matter's notices: its own, or the ones that come with the program. */
@Singleton
public class NoticeTexts {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** A text as people write it in a file. */
    record Written(
            @Nullable String subject, @Nullable String body, @Nullable List<String> questions) {
        NoticeText text() {
            return NoticeText.of(
                    subject == null ? "" : subject,
                    body == null ? "" : body,
                    questions == null ? List.of() : questions);
        }
    }

    private final Transactions transactions;
    private final OpenMatter matters;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;

    NoticeTexts(
            Transactions transactions,
            OpenMatter matters,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.matters = matters;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Reads a text from YAML with {@code subject}, {@code body} and {@code questions}.
     *
     * @throws Problem HF-2035 when it is no such text
     */
    public static NoticeText read(String yaml) {
        try {
            return YAML.readValue(yaml, Written.class).text();
        } catch (JsonProcessingException e) {
            throw new Problem(
                    Code.BAD_NOTICE_TEXT,
                    "the text cannot be read (" + e.getOriginalMessage() + ")",
                    "write subject:, body: | and questions: as 'holdfast hold notice template'"
                            + " shows them",
                    e);
        }
    }

    /** The text in force. */
    public NoticeText text(String matter, NoticeKind kind) {
        return transactions.read(
                connection -> text(connection, matters.find(matter).number(), kind));
    }

    NoticeText text(Connection connection, long matter, NoticeKind kind) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT subject, body, questions::text FROM notice_template WHERE"
                                + " matter_id = ? AND kind = ? ORDER BY id DESC LIMIT 1")) {
            select.setLong(1, matter);
            select.setString(2, kind.label());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new NoticeText(
                                row.getString(1), row.getString(2), questions(row.getString(3)))
                        : standard(kind);
            }
        }
    }

    /**
     * Puts another text in force. Notices sent before stand until they are issued again.
     *
     * @throws Problem HF-2035 when it cannot be used
     */
    public NoticeText change(String matter, NoticeKind kind, NoticeText text, Actor by) {
        text.refuseUnusable(kind);
        return transactions.write(
                connection -> {
                    Matter found = matters.find(matter);
                    try (PreparedStatement insert =
                            connection.prepareStatement(
                                    "INSERT INTO notice_template (matter_id, kind, subject, body,"
                                            + " questions, by_user, at) VALUES (?, ?, ?, ?,"
                                            + " ?::jsonb, ?, ?)")) {
                        insert.setLong(1, found.number());
                        insert.setString(2, kind.label());
                        insert.setString(3, text.subject());
                        insert.setString(4, text.body());
                        insert.setString(5, questions(text.questions()));
                        insert.setString(6, by.name());
                        insert.setTimestamp(7, Timestamp.from(clock.instant()));
                        insert.executeUpdate();
                    }
                    audit.append(
                            connection,
                            by,
                            "notice.template",
                            "matter/" + found.id(),
                            Map.of("kind", kind.label(), "sha256", digest(text)));
                    return text;
                });
    }

    static String digest(NoticeText text) {
        return Sha256.of(
                        (text.subject() + "\n" + text.body() + "\n" + text.questions())
                                .getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    List<Question> questions(String written) {
        try {
            return Arrays.stream(json.readValue(written, String[].class))
                    .map(Question::parse)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String questions(List<Question> questions) {
        try {
            return json.writeValueAsString(questions.stream().map(Question::line).toList());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that comes with the program. */
    static NoticeText standard(NoticeKind kind) {
        String name = "/reports/notices/" + kind.label() + ".yaml";
        try (InputStream in = NoticeTexts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
