package dev.holdfast.notice;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What one person was told about one custodian's items under one hold.
 *
 * @param issue 1 for the first to this custodian under this hold, and so on
 * @param recipient the address it goes to
 * @param text as sent, but for the link
 * @param answers empty until it is acknowledged
 * @param escalatedTo addresses, comma-separated; empty where there was nobody to tell
 * @param endReason {@code superseded}, {@code left} or {@code released}; null while it stands
 * @param firstSent when the server took the first mail of it, or null
 * @param lastSent when it took the latest, reminders included
 * @param error why a mail of it is still waiting, or null
 */
public record Notice(
        long id,
        long hold,
        String custodian,
        NoticeKind kind,
        int issue,
        String recipient,
        NoticeText text,
        String issuedBy,
        Instant issuedAt,
        @Nullable Instant acknowledgedAt,
        List<Answer> answers,
        int reminders,
        @Nullable Instant escalatedAt,
        @Nullable String escalatedTo,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        @Nullable Instant firstSent,
        @Nullable Instant lastSent,
        @Nullable String error) {
    /** What a custodian said. */
    public record Answer(String question, String answer) {}

    public Notice {
        answers = List.copyOf(answers);
    }

    /** Whether it stands and has not been acknowledged. */
    public boolean open() {
        return kind.acknowledged() && endedAt == null && acknowledgedAt == null;
    }

    /**
     * {@code queued}, {@code failing}, {@code sent}, {@code reminded}, {@code escalated}, {@code
     * acknowledged}; or, when it ended before that, why.
     */
    public String state() {
        if (acknowledgedAt != null) {
            return "acknowledged";
        }
        if (endReason != null) {
            return endReason;
        }
        if (firstSent == null) {
            return error == null ? "queued" : "failing";
        }
        if (escalatedAt != null) {
            return "escalated";
        }
        return reminders > 0 ? "reminded" : "sent";
    }
}
