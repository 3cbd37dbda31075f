package dev.holdfast.notice;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.item.Sha256;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The page behind a link. Looking at it acknowledges nothing, however often mail scanners do; the
 * button does, once.
 */
@Singleton
public class AcknowledgeNotice {
    /** What a link leads to. */
    public sealed interface Outcome {
        /**
         * To be read and acknowledged.
         *
         * @param open what was left unanswered that has to be answered; empty at first
         */
        record Asked(Notice notice, List<Question> open) implements Outcome {}

        /** Acknowledged just now. */
        record Acknowledged(Notice notice) implements Outcome {}

        /** Acknowledged before. */
        record Used(Instant at) implements Outcome {}

        /**
         * Another has taken its place, or it is over.
         *
         * @param reason {@code superseded}, {@code left} or {@code released}
         */
        record Ended(String reason) implements Outcome {}

        record Expired() implements Outcome {}

        record Unknown() implements Outcome {}
    }

    private record Link(long notice, Instant expires) {}

    private final Transactions transactions;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    AcknowledgeNotice(Transactions transactions, Notices notices, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome look(String token) {
        return transactions.read(
                connection -> {
                    Optional<Link> link = link(connection, token);
                    return link.isEmpty()
                            ? new Outcome.Unknown()
                            : standing(link.get(), notices.get(connection, link.get().notice()));
                });
    }

    /**
     * @param answers in the order of the questions; missing ones are empty
     */
    public Outcome acknowledge(String token, List<String> answers) {
        return transactions.write(
                connection -> {
                    Optional<Link> link = link(connection, token);
                    if (link.isEmpty()) {
                        return new Outcome.Unknown();
                    }
                    Notice notice = notices.lock(connection, link.get().notice());
                    Outcome standing = standing(link.get(), notice);
                    return standing instanceof Outcome.Asked
                            ? acknowledge(connection, notice, answers)
                            : standing;
                });
    }

    private Outcome acknowledge(Connection connection, Notice notice, List<String> given)
            throws SQLException {
        List<Notice.Answer> answers = new ArrayList<>();
        List<Question> open = new ArrayList<>();
        List<Question> questions = notice.text().questions();
        for (int i = 0; i < questions.size(); i++) {
            String answer = i < given.size() ? given.get(i).strip() : "";
            answers.add(new Notice.Answer(questions.get(i).text(), answer));
            if (!questions.get(i).takes(answer)) {
                open.add(questions.get(i));
            }
        }
        if (!open.isEmpty()) {
            return new Outcome.Asked(notice, open);
        }
        String kept = notices.acknowledged(connection, notice.id(), answers, clock.instant());
        audit.append(
                connection,
                new Actor(notice.recipient()),
                "notice.acknowledge",
                "notice/" + notice.id(),
                Map.of(
                        "hold", notice.hold(),
                        "custodian", notice.custodian(),
                        "text", NoticeTexts.digest(notice.text()),
                        "answers", Sha256.of(kept.getBytes(StandardCharsets.UTF_8)).hex()));
        return new Outcome.Acknowledged(notices.get(connection, notice.id()));
    }

    private Outcome standing(Link link, Notice notice) {
        if (notice.acknowledgedAt() != null) {
            return new Outcome.Used(notice.acknowledgedAt());
        }
        if (notice.endedAt() != null) {
            return new Outcome.Ended(Objects.requireNonNull(notice.endReason()));
        }
        return link.expires().isAfter(clock.instant())
                ? new Outcome.Asked(notice, List.of())
                : new Outcome.Expired();
    }

    private static Optional<Link> link(Connection connection, String token) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT notice_id, expires_at FROM notice_link WHERE token_sha256 = ?")) {
            select.setBytes(1, new LinkToken(token).hash());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Link(row.getLong(1), row.getTimestamp(2).toInstant()))
                        : Optional.empty();
            }
        }
    }
}
