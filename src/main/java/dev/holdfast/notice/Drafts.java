package dev.holdfast.notice;

import dev.holdfast.hold.Hold;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.Holds;
import dev.holdfast.hold.Matter;
import dev.holdfast.hold.MatterCustodian;
import dev.holdfast.hold.MatterPeople;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What would be said, and to whom, if it were said now. */
@Singleton
class Drafts {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /**
     * @param recipient empty when nobody knows an address
     */
    record Draft(NoticeKind kind, Optional<String> recipient, NoticeText text) {
        /** Whether the notice says the same to the same person. */
        boolean says(Notice notice) {
            return notice.kind() == kind
                    && notice.text().equals(text)
                    && recipient.equals(Optional.of(notice.recipient()));
        }
    }

    private final NoticeTexts texts;
    private final NoticeSettings settings;
    private final Reach reach;
    private final MatterPeople people;
    private final Holds holds;

    Drafts(
            NoticeTexts texts,
            NoticeSettings settings,
            Reach reach,
            MatterPeople people,
            Holds holds) {
        this.texts = texts;
        this.settings = settings;
        this.reach = reach;
        this.people = people;
        this.holds = holds;
    }

    Draft draft(Connection connection, Hold hold, Matter matter, String custodian)
            throws SQLException {
        Reach.Addressee addressee = reach.addressee(connection, matter, custodian);
        return new Draft(
                addressee.kind(),
                addressee.address(),
                texts.text(connection, matter.number(), addressee.kind())
                        .filled(words(hold, matter, custodian)));
    }

    /** What is said about a notice that was issued before. */
    NoticeText about(
            Connection connection, Notice notice, Hold hold, Matter matter, NoticeKind kind)
            throws SQLException {
        Map<String, String> words = words(hold, matter, notice.custodian());
        words.put("issued", DAY.format(notice.issuedAt()));
        words.put(
                "reminders",
                Integer.toString(notice.reminders() + (kind == NoticeKind.REMINDER ? 1 : 0)));
        return texts.text(connection, matter.number(), kind).filled(words);
    }

    /** Whom the hold concerns: those it names, else those of its matter. */
    List<String> concerned(Connection connection, Hold hold) throws SQLException {
        return hold.custodians().isEmpty()
                ? people.custodians(connection, hold.matterId()).stream()
                        .map(MatterCustodian::custodian)
                        .toList()
                : hold.custodians();
    }

    MatterCustodian known(Connection connection, Matter matter, String custodian)
            throws SQLException {
        return people.find(connection, matter.number(), custodian)
                .orElse(new MatterCustodian(custodian.strip(), null, null, null, null));
    }

    /**
     * @throws Problem HF-1001 when there is no such hold, HF-2009 when it is released
     */
    Hold active(long id) {
        Hold hold =
                holds.findById(id)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                Code.NOT_FOUND,
                                                "there is no hold " + id,
                                                "see 'holdfast hold list'"));
        if (!hold.active()) {
            throw new Problem(
                    Code.HOLD_RELEASED,
                    "hold " + id + " is released",
                    "its custodians were told so; see 'holdfast hold notices " + id + "'");
        }
        return hold;
    }

    /**
     * @throws Problem HF-2036 while nobody has said where links lead
     */
    void requireUrl() {
        if (settings.url().isEmpty()) {
            throw new Problem(
                    Code.MAIL_NOT_SET_UP,
                    "nobody has said where this service is reached, so links would lead nowhere",
                    "set HOLDFAST_NOTICE_URL to its address as custodians' browsers see it");
        }
    }

    private Map<String, String> words(Hold hold, Matter matter, String custodian) {
        Map<String, String> words = new HashMap<>();
        words.put("custodian", custodian);
        words.put("matter", matter.name());
        words.put("description", matter.description());
        words.put(
                "parties",
                matter.parties().isEmpty()
                        ? "parties as named by counsel"
                        : String.join(", ", matter.parties()));
        words.put(
                "counsel",
                matter.counsel().isEmpty()
                        ? "the legal department"
                        : String.join(", ", matter.counsel()));
        words.put("scope", inWords(hold.scope()));
        words.put("hold", "H-" + hold.number());
        words.put("placed", day(hold.placedAt()));
        words.put("organisation", settings.organisation());
        return words;
    }

    private static String day(Instant at) {
        return DAY.format(at);
    }

    /** Without the query and the names: what counsel looks for, and with whom, is not for all. */
    private static String inWords(HoldScope scope) {
        StringBuilder words = new StringBuilder("mail, chats, files and papers");
        if (!scope.locations().isEmpty()) {
            words.append(" in ").append(String.join(", ", scope.locations()));
        }
        if (scope.from() != null) {
            words.append(" from ").append(scope.from());
        }
        if (scope.to() != null) {
            words.append(" to ").append(scope.to());
        }
        if (scope.query() != null) {
            words.append(", on the subject of the matter");
        }
        return words + ".";
    }
}
