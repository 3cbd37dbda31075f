package dev.holdfast.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.audit.AuditEntry;
import dev.holdfast.audit.ListAudit;
import dev.holdfast.console.ReportDesk;
import dev.holdfast.home.Home;
import dev.holdfast.register.Transactions;
import dev.holdfast.report.ReportKind;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The reports that lie in the home, as the audit log recorded them: who made which, when, with what
 * digest.
 */
@Singleton
class WrittenReports {
    private static final int NEWEST = 100;
    private static final String CERTIFY = "disposition.certify";

    private final Transactions transactions;
    private final ListAudit log;
    private final ObjectMapper json;
    private final Home home;

    WrittenReports(Transactions transactions, ListAudit log, ObjectMapper json, Home home) {
        this.transactions = transactions;
        this.log = log;
        this.json = json;
        this.home = home;
    }

    List<ReportDesk.Made> newest() {
        List<AuditEntry> entries = new ArrayList<>(of("report.write"));
        entries.addAll(of(CERTIFY));
        entries.sort(Comparator.comparingLong(AuditEntry::seq).reversed());
        return entries.stream().flatMap(entry -> made(entry).stream()).toList();
    }

    private List<AuditEntry> of(String action) {
        return transactions.read(
                connection ->
                        log.page(
                                        connection,
                                        new ListAudit.Filter(null, null, null, action),
                                        null,
                                        NEWEST)
                                .entries());
    }

    /** Empty when the file was written elsewhere or is gone. */
    private Optional<ReportDesk.Made> made(AuditEntry entry) {
        try {
            JsonNode detail = json.readTree(entry.leaf()).path("detail");
            Path file = home.reports().resolve(detail.path("file").asText());
            if (!home.reports().equals(file.getParent()) || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            String id = String.valueOf(file.getFileName()).replaceFirst("\\.pdf$", "");
            return Optional.of(
                    new ReportDesk.Made(
                            id,
                            title(entry),
                            entry.at(),
                            entry.actor(),
                            detail.path("pages").asInt(),
                            Files.size(file),
                            detail.path("sha256").asText()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String title(AuditEntry entry) {
        if (entry.action().equals(CERTIFY)) {
            return "Disposition certificate, plan " + entry.subject().replaceFirst("^plan/", "D-");
        }
        ReportKind kind = ReportKind.parse(entry.subject().replaceFirst("^report/", ""));
        return Wording.capital(kind.label().replace('-', ' '));
    }
}
