package dev.holdfast.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.access.Identity;
import dev.holdfast.audit.AuditEntry;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.audit.ListAudit;
import dev.holdfast.audit.ReadLogHead;
import dev.holdfast.audit.VerifyAuditLog;
import dev.holdfast.console.AuditDesk;
import dev.holdfast.console.Show;
import dev.holdfast.register.Transactions;
import dev.holdfast.selftest.Attempt;
import dev.holdfast.selftest.RunSelfTest;

import jakarta.inject.Singleton;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The audit trail as people read it; verification itself is an entry of the log. */
@Singleton
class ArchiveAudit implements AuditDesk {
    private static final int PAGE = 50;

    private final Transactions transactions;
    private final ListAudit list;
    private final ReadLogHead head;
    private final VerifyAuditLog verify;
    private final AuditLog log;
    private final RunSelfTest selfTest;
    private final ObjectMapper json;

    ArchiveAudit(
            Transactions transactions,
            ListAudit list,
            ReadLogHead head,
            VerifyAuditLog verify,
            AuditLog log,
            RunSelfTest selfTest,
            ObjectMapper json) {
        this.transactions = transactions;
        this.list = list;
        this.head = head;
        this.verify = verify;
        this.log = log;
        this.selfTest = selfTest;
        this.json = json;
    }

    @Override
    public Trail trail(Optional<Long> before, String words, Identity who) {
        return transactions.read(
                connection -> {
                    ReadLogHead.Head now = head.read(connection);
                    ListAudit.Page page =
                            list.containing(connection, words, before.orElse(null), PAGE);
                    return new Trail(
                            now.entries(),
                            now.root(),
                            now.signed(),
                            page.entries().stream().map(this::entry).toList(),
                            Optional.ofNullable(page.before()));
                });
    }

    private Entry entry(AuditEntry entry) {
        return new Entry(
                entry.seq(),
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                detail(entry));
    }

    private String detail(AuditEntry entry) {
        List<String> parts = new ArrayList<>();
        try {
            JsonNode detail = json.readTree(entry.leaf()).path("detail");
            for (Map.Entry<String, JsonNode> field : detail.properties()) {
                boolean repeats =
                        field.getKey().equals("expanded")
                                && field.getValue().equals(detail.path("query"));
                if (!repeats) {
                    parts.add(part(field.getKey(), field.getValue()));
                }
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        parts.removeIf(String::isEmpty);
        return String.join(" · ", parts);
    }

    private static String part(String key, JsonNode value) {
        if (value.isNull() || value.asText("x").isEmpty()) {
            return "";
        }
        if (value.isIntegralNumber()) {
            return key.equals("items") || key.equals("total")
                    ? Show.number(value.asLong(), "item")
                    : words(key) + " " + Show.number(value.asLong());
        }
        String text = Wording.plain(value.isValueNode() ? value.asText() : value.toString());
        if (key.equals("file")) {
            return text.substring(text.lastIndexOf('/') + 1);
        }
        return key.equals("query") || key.equals("comment") || key.equals("reason")
                ? "“" + text + "”"
                : words(key) + " " + text;
    }

    /** {@code highWater} as {@code high water}. */
    private static String words(String key) {
        return key.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ENGLISH);
    }

    @Override
    public Verified verify(Identity who) {
        long started = System.nanoTime();
        VerifyAuditLog.Outcome outcome =
                transactions.read(connection -> verify.verify(connection, List.of()));
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        transactions.write(
                connection ->
                        log.append(
                                connection,
                                who.actor(),
                                "audit.verify",
                                "log",
                                Map.of(
                                        "entries", outcome.entries(),
                                        "root", outcome.root(),
                                        "problems", outcome.problems().size())));
        return new Verified(
                outcome.ok(), outcome.entries(), outcome.root(), took, outcome.problems());
    }

    @Override
    public SelfTested selfTest(Identity who) {
        long started = System.nanoTime();
        RunSelfTest.Outcome outcome = selfTest.run(who.actor());
        Map<String, List<Tried>> refusing =
                outcome.attempts().stream()
                        .filter(attempt -> attempt.refused() && !attempt.control())
                        .collect(
                                Collectors.groupingBy(
                                        Attempt::refusedBy,
                                        TreeMap::new,
                                        Collectors.mapping(
                                                ArchiveAudit::tried, Collectors.toList())));
        return new SelfTested(
                refusing.values().stream().mapToLong(List::size).sum(),
                outcome.alarms().stream().map(ArchiveAudit::tried).toList(),
                refusing.entrySet().stream()
                        .map(one -> new Refusing(one.getKey(), one.getValue()))
                        .toList(),
                Duration.ofNanos(System.nanoTime() - started));
    }

    private static Tried tried(Attempt attempt) {
        return new Tried(attempt.path(), attempt.message());
    }
}
