package dev.holdfast.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.audit.AuditEntry;
import dev.holdfast.audit.ListAudit;
import dev.holdfast.audit.VerifyAuditLog;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;
import dev.holdfast.report.AuditTrailModel;
import dev.holdfast.report.AuditTrailModel.ActCount;
import dev.holdfast.report.AuditTrailModel.AuditLine;
import dev.holdfast.report.Listing;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills the audit trail, after verifying the whole log. */
@Singleton
class GatherAudit {
    private static final int PAGE = 1_000;

    private final Transactions transactions;
    private final ListAudit list;
    private final VerifyAuditLog verify;
    private final Heads heads;
    private final ObjectMapper json;

    GatherAudit(
            Transactions transactions,
            ListAudit list,
            VerifyAuditLog verify,
            Heads heads,
            ObjectMapper json) {
        this.transactions = transactions;
        this.list = list;
        this.verify = verify;
        this.heads = heads;
        this.json = json;
    }

    /**
     * @param from first day, or null for the beginning of the log
     * @param to last day, or null for up to now
     */
    AuditTrailModel gather(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "the range ends on " + to + ", before it begins on " + from,
                    "exchange --from and --to");
        }
        String note = heads.sign();
        long size = Heads.root(note).size();
        Instant end = heads.now();
        if (to != null && startOf(to.plusDays(1)).isBefore(end)) {
            end = startOf(to.plusDays(1));
        }
        Instant begin = from == null ? beginning(end) : startOf(from);
        ListAudit.Filter filter = new ListAudit.Filter(begin, end, null, null);
        VerifyAuditLog.Outcome outcome = verified();
        List<ActCount> acts =
                transactions.read(connection -> list.acts(connection, filter, size)).stream()
                        .map(act -> new ActCount(act.action(), act.entries(), act.actors()))
                        .toList();
        long entries = acts.stream().mapToLong(ActCount::entries).sum();
        return new AuditTrailModel(
                heads.head(
                        heads.day(heads.now()),
                        "every act from "
                                + heads.day(begin)
                                + " to "
                                + heads.day(end.minusMillis(1)),
                        note),
                begin,
                end,
                acts,
                new AuditTrailModel.Verification(
                        heads.now(), outcome.entries(), outcome.problems()),
                note,
                new Listing<>(entries, () -> lines(filter, size)));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(heads.zone()).toInstant();
    }

    /** When the first entry was written; of an empty log, the end. */
    private Instant beginning(Instant end) {
        return transactions
                .read(connection -> list.ascending(connection, ListAudit.Filter.ALL, 0, 1))
                .stream()
                .map(AuditEntry::at)
                .findFirst()
                .filter(first -> first.isBefore(end))
                .orElse(end);
    }

    /** Entries and nodes are read one after the other: both as of one moment. */
    private VerifyAuditLog.Outcome verified() {
        return transactions.read(
                connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                    }
                    return verify.verify(connection, List.of());
                });
    }

    private Stream<AuditLine> lines(ListAudit.Filter filter, long size) {
        return Stream.iterate(
                        page(filter, 0),
                        page -> !page.isEmpty(),
                        page -> page(filter, page.getLast().seq() + 1))
                .flatMap(List::stream)
                .takeWhile(entry -> entry.seq() < size)
                .map(this::line);
    }

    private List<AuditEntry> page(ListAudit.Filter filter, long from) {
        return transactions.read(connection -> list.ascending(connection, filter, from, PAGE));
    }

    private AuditLine line(AuditEntry entry) {
        return new AuditLine(
                entry.seq(),
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                words(detail(entry)));
    }

    /** Name and value after name and value; in the log itself it is JSON. */
    private static String words(JsonNode detail) {
        return detail.properties().stream()
                .map(
                        field ->
                                field.getKey()
                                        + " "
                                        + (field.getValue().isTextual()
                                                ? field.getValue().asText()
                                                : field.getValue().toString()))
                .collect(Collectors.joining(" · "));
    }

    private JsonNode detail(AuditEntry entry) {
        try {
            return json.readTree(entry.leaf()).path("detail");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
