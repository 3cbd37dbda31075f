package dev.holdfast.evidence;

import dev.holdfast.audit.SignCheckpoint;
import dev.holdfast.register.Transactions;
import dev.holdfast.report.LogRoot;
import dev.holdfast.report.ReportHead;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.Decisions;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Signs the head of the log and makes the head of a report that stands under it. */
@Singleton
class Heads {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);

    private final Transactions transactions;
    private final SignCheckpoint sign;
    private final ArchiveSettings settings;
    private final Decisions decisions;
    private final Clock clock;

    Heads(
            Transactions transactions,
            SignCheckpoint sign,
            ArchiveSettings settings,
            Decisions decisions,
            Clock clock) {
        this.transactions = transactions;
        this.sign = sign;
        this.settings = settings;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** The signed note over the whole log as it is now. */
    String sign() {
        return transactions.write(sign::sign).note();
    }

    /** Where the log stands by a signed note: its second line is the size, its third the root. */
    static LogRoot root(String note) {
        String[] lines = note.split("\n", 4);
        return new LogRoot(lines[2], Long.parseLong(lines[1]));
    }

    ReportHead head(String number, String scope, String note) {
        return head(number, scope, decisions.ruleBookVersion(), null, note, Map.of());
    }

    ReportHead head(
            String number,
            String scope,
            String ruleBook,
            @Nullable Instant evaluatedAt,
            String note,
            Map<String, String> digests) {
        return new ReportHead(
                settings.organisation(),
                number,
                scope,
                clock.instant(),
                zone(),
                ruleBook,
                evaluatedAt,
                root(note),
                digests);
    }

    ZoneId zone() {
        return settings.calendar().zone();
    }

    LocalDate today() {
        return settings.today();
    }

    Instant now() {
        return clock.instant();
    }

    /** As reports write a day. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    String day(Instant at) {
        return day(LocalDate.ofInstant(at, zone()));
    }

    /** As reports write a moment: to the minute, with the zone. */
    String moment(Instant at) {
        return MOMENT.format(at.atZone(zone()));
    }
}
