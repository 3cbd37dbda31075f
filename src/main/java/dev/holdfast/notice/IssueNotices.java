package dev.holdfast.notice;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.hold.EditMatter;
import dev.holdfast.hold.Hold;
import dev.holdfast.hold.Holds;
import dev.holdfast.hold.Matter;
import dev.holdfast.hold.MatterCustodian;
import dev.holdfast.hold.Matters;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Issues notices: the first, another when the text or the recipient is no longer the same, and the
 * one to whoever follows a custodian who leaves. The mails wait in the register until they are
 * posted.
 */
@Singleton
public class IssueNotices {
    /**
     * @param state {@code issued}, {@code unchanged} or {@code no-address}
     */
    public record Told(String custodian, String state, @Nullable String recipient) {}

    private final Transactions transactions;
    private final Notices notices;
    private final Drafts drafts;
    private final Mails mails;
    private final MailSettings settings;
    private final Holds holds;
    private final Matters matters;
    private final OpenMatter find;
    private final EditMatter edit;
    private final AuditLog audit;
    private final Clock clock;

    IssueNotices(
            Transactions transactions,
            Notices notices,
            Drafts drafts,
            Mails mails,
            MailSettings settings,
            Holds holds,
            Matters matters,
            OpenMatter find,
            EditMatter edit,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.notices = notices;
        this.drafts = drafts;
        this.mails = mails;
        this.settings = settings;
        this.holds = holds;
        this.matters = matters;
        this.find = find;
        this.edit = edit;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Tells every custodian of the hold who has not been told what would be said today.
     *
     * @param only these custodians, whether the hold names them or not; empty for all it concerns
     * @throws Problem HF-1001 when there is no such hold, HF-2009 when it is released, HF-2036 when
     *     no mail can be sent, HF-2037 when the hold concerns nobody by name
     */
    public List<Told> issue(long id, List<String> only, Actor by) {
        settings.require();
        drafts.requireUrl();
        return transactions.write(
                connection -> {
                    notices.lockHold(connection, id);
                    Hold hold = drafts.active(id);
                    Matter matter = matters.findById(hold.matterId()).orElseThrow();
                    List<String> custodians =
                            only.isEmpty() ? drafts.concerned(connection, hold) : only;
                    if (custodians.isEmpty()) {
                        throw new Problem(
                                Code.NOBODY_TO_TELL,
                                "hold " + id + " and its matter name no custodian",
                                "name them with --custodian, or add them with 'holdfast matter"
                                        + " custodian'");
                    }
                    List<Told> told = new ArrayList<>();
                    for (String custodian : custodians) {
                        told.add(
                                issue(
                                        connection,
                                        hold,
                                        matter,
                                        custodian.strip(),
                                        "superseded",
                                        by));
                    }
                    return told;
                });
    }

    /**
     * Notes that a custodian has left, and tells the successor, else the manager, else counsel that
     * the duty is theirs, for every hold under which the custodian was told.
     */
    public List<Told> leave(
            String matter, String custodian, LocalDate on, @Nullable String successor, Actor by) {
        settings.require();
        drafts.requireUrl();
        return transactions.write(
                connection -> {
                    Matter found = find.find(matter);
                    MatterCustodian known = drafts.known(connection, found, custodian);
                    edit.put(
                            connection,
                            found,
                            new MatterCustodian(
                                    known.custodian(),
                                    known.mail(),
                                    known.manager(),
                                    on,
                                    successor == null ? known.successor() : successor.strip()),
                            by);
                    List<Told> told = new ArrayList<>();
                    for (Hold hold : holds.findByMatterIdOrderById(found.number())) {
                        if (hold.active()
                                && notices.current(connection, hold.number(), known.custodian())
                                        .isPresent()) {
                            told.add(issue(connection, hold, found, known.custodian(), "left", by));
                        }
                    }
                    return told;
                });
    }

    private Told issue(
            Connection connection,
            Hold hold,
            Matter matter,
            String custodian,
            String endReason,
            Actor by)
            throws SQLException {
        Drafts.Draft draft = drafts.draft(connection, hold, matter, custodian);
        Instant now = clock.instant();
        Optional<Notice> before = notices.current(connection, hold.number(), custodian);
        if (draft.recipient().isEmpty()) {
            audit.append(
                    connection,
                    by,
                    "notice.no-address",
                    "hold/" + hold.id(),
                    Map.of("custodian", custodian));
            return new Told(custodian, "no-address", null);
        }
        if (before.isPresent() && draft.says(before.get())) {
            return new Told(custodian, "unchanged", before.get().recipient());
        }
        if (before.isPresent()) {
            notices.end(connection, before.get().id(), endReason, now);
        }
        String recipient = draft.recipient().get();
        long id =
                notices.insert(
                        connection,
                        hold.number(),
                        custodian,
                        draft.kind(),
                        recipient,
                        draft.text(),
                        by.name(),
                        now);
        mails.queue(connection, id, draft.kind(), recipient, draft.text(), now);
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("hold", hold.number());
        detail.put("custodian", custodian);
        detail.put("kind", draft.kind().label());
        detail.put("recipient", recipient);
        detail.put("text", NoticeTexts.digest(draft.text()));
        before.ifPresent(one -> detail.put("inPlaceOf", one.id()));
        audit.append(connection, by, "notice.issue", "notice/" + id, detail);
        return new Told(custodian, "issued", recipient);
    }
}
