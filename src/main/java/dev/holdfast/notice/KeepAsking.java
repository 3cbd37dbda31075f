package dev.holdfast.notice;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.hold.Hold;
import dev.holdfast.hold.Holds;
import dev.holdfast.hold.Matter;
import dev.holdfast.hold.Matters;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What follows a notice: reminders until it is acknowledged, word to the manager or to counsel when
 * it is not, and the notice of release at the end.
 */
@Singleton
public class KeepAsking {
    /** How many of each were written. */
    public record Done(int reminders, int escalations, int releases) {}

    private final Transactions transactions;
    private final Notices notices;
    private final Drafts drafts;
    private final Reach reach;
    private final Mails mails;
    private final MailSettings mail;
    private final NoticeSettings settings;
    private final Holds holds;
    private final Matters matters;
    private final AuditLog audit;
    private final Clock clock;

    KeepAsking(
            Transactions transactions,
            Notices notices,
            Drafts drafts,
            Reach reach,
            Mails mails,
            MailSettings mail,
            NoticeSettings settings,
            Holds holds,
            Matters matters,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.notices = notices;
        this.drafts = drafts;
        this.reach = reach;
        this.mails = mails;
        this.mail = mail;
        this.settings = settings;
        this.holds = holds;
        this.matters = matters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Does all that is due. Where no mail can be sent, nothing is. */
    public Done round() {
        if (!mail.complete()) {
            return new Done(0, 0, 0);
        }
        Instant now = clock.instant();
        int reminders = 0;
        int escalations = 0;
        int releases = 0;
        for (Notice notice : transactions.read(notices::waiting)) {
            Instant first = notice.firstSent();
            if (first != null
                    && notice.escalatedAt() == null
                    && !settings.escalationDue(first).isAfter(now)) {
                escalations += act(notice, this::escalate);
            }
            if (reminderDue(notice, now)) {
                reminders += act(notice, (c, n, h, m) -> remind(c, n, h, m, Actor.SYSTEM));
            }
        }
        for (Notice notice : transactions.read(notices::outlived)) {
            releases += act(notice, this::release);
        }
        return new Done(reminders, escalations, releases);
    }

    /**
     * Reminds now, whether it is time or not.
     *
     * @param custodian only this one, or null for all who have not acknowledged
     * @return how many were reminded
     */
    public int remind(long hold, @Nullable String custodian, Actor by) {
        mail.require();
        return transactions.write(
                connection -> {
                    Hold held = drafts.active(hold);
                    Matter matter = matters.findById(held.matterId()).orElseThrow();
                    int reminded = 0;
                    for (Notice notice : notices.of(connection, hold)) {
                        if (notice.open()
                                && (custodian == null
                                        || notice.custodian().equalsIgnoreCase(custodian))) {
                            reminded += remind(connection, notice, held, matter, by);
                        }
                    }
                    return reminded;
                });
    }

    private interface Step {
        /** Returns how many mails it wrote. */
        int take(Connection connection, Notice notice, Hold hold, Matter matter)
                throws SQLException;
    }

    /** In a transaction of its own, unless somebody acknowledged meanwhile. */
    private int act(Notice seen, Step step) {
        return transactions.write(
                connection -> {
                    Notice notice = notices.lock(connection, seen.id());
                    boolean changed =
                            notice.endedAt() != null
                                    || notice.acknowledgedAt() != null
                                            && seen.acknowledgedAt() == null
                                    || notice.reminders() != seen.reminders();
                    Hold hold = holds.findById(notice.hold()).orElseThrow();
                    return changed
                            ? 0
                            : step.take(
                                    connection,
                                    notice,
                                    hold,
                                    matters.findById(hold.matterId()).orElseThrow());
                });
    }

    private boolean reminderDue(Notice notice, Instant now) {
        Instant last = notice.lastSent();
        return last != null && notice.error() == null && !settings.reminderDue(last).isAfter(now);
    }

    private int remind(Connection connection, Notice notice, Hold hold, Matter matter, Actor by)
            throws SQLException {
        NoticeText text = drafts.about(connection, notice, hold, matter, NoticeKind.REMINDER);
        mails.queue(
                connection,
                notice.id(),
                NoticeKind.REMINDER,
                notice.recipient(),
                text,
                clock.instant());
        notices.reminded(connection, notice.id());
        audit.append(
                connection,
                by,
                "notice.remind",
                "notice/" + notice.id(),
                Map.of(
                        "hold", notice.hold(),
                        "custodian", notice.custodian(),
                        "reminder", notice.reminders() + 1));
        return 1;
    }

    /** Where there is nobody to tell, that is on record and shows. */
    private int escalate(Connection connection, Notice notice, Hold hold, Matter matter)
            throws SQLException {
        List<String> superiors = reach.superiors(connection, matter, notice.custodian());
        NoticeText text = drafts.about(connection, notice, hold, matter, NoticeKind.ESCALATION);
        Instant now = clock.instant();
        for (String superior : superiors) {
            mails.queue(connection, notice.id(), NoticeKind.ESCALATION, superior, text, now);
        }
        notices.escalated(connection, notice.id(), String.join(", ", superiors), now);
        audit.append(
                connection,
                Actor.SYSTEM,
                "notice.escalate",
                "notice/" + notice.id(),
                Map.of(
                        "hold", notice.hold(),
                        "custodian", notice.custodian(),
                        "to", superiors));
        return 1;
    }

    private int release(Connection connection, Notice notice, Hold hold, Matter matter)
            throws SQLException {
        Instant now = clock.instant();
        NoticeText text = drafts.about(connection, notice, hold, matter, NoticeKind.RELEASE);
        notices.end(connection, notice.id(), "released", now);
        long id =
                notices.insert(
                        connection,
                        notice.hold(),
                        notice.custodian(),
                        NoticeKind.RELEASE,
                        notice.recipient(),
                        text,
                        Actor.SYSTEM.name(),
                        now);
        mails.queue(connection, id, NoticeKind.RELEASE, notice.recipient(), text, now);
        audit.append(
                connection,
                Actor.SYSTEM,
                "notice.release",
                "notice/" + id,
                Map.of(
                        "hold", notice.hold(),
                        "custodian", notice.custodian(),
                        "recipient", notice.recipient(),
                        "ends", notice.id()));
        return 1;
    }
}
