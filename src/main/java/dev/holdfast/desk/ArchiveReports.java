package dev.holdfast.desk;

import dev.holdfast.access.Identity;
import dev.holdfast.console.MatterDesk;
import dev.holdfast.console.ReportDesk;
import dev.holdfast.evidence.WriteReport;
import dev.holdfast.home.Home;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;
import dev.holdfast.report.ReportKind;

import jakarta.inject.Singleton;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reports in the home's folder, found again by what the audit log says of them. */
@Singleton
class ArchiveReports implements ReportDesk {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            ReportKind.RETENTION_COMPLIANCE.label(),
                            "Retention compliance",
                            "What is kept, why, until when, and what needs somebody",
                            false,
                            false),
                    new Kind(
                            ReportKind.HOLD_REGISTER.label(),
                            "Hold register",
                            "Every matter and hold, its scope, who placed and released it",
                            false,
                            true),
                    new Kind(
                            ReportKind.DISPOSITION_CERTIFICATE.label(),
                            "Disposition certificate",
                            "What the newest executed plan destroyed, on whose word, and how to"
                                    + " check it",
                            false,
                            false),
                    new Kind(
                            ReportKind.AUDIT_TRAIL.label(),
                            "Audit trail",
                            "Everything done and seen, under a signed log root",
                            true,
                            false));

    private final Transactions transactions;
    private final WriteReport write;
    private final WrittenReports written;
    private final MatterDesk matters;
    private final dev.holdfast.audit.AuditLog audit;
    private final Home home;
    private final Clock clock;

    ArchiveReports(
            Transactions transactions,
            WriteReport write,
            WrittenReports written,
            MatterDesk matters,
            dev.holdfast.audit.AuditLog audit,
            Home home,
            Clock clock) {
        this.transactions = transactions;
        this.write = write;
        this.written = written;
        this.matters = matters;
        this.audit = audit;
        this.home = home;
        this.clock = clock;
    }

    @Override
    public ReportsPage reports(Identity who) {
        return new ReportsPage(KINDS, matters.matters(who), written.newest());
    }

    @Override
    public String generate(Ask ask, Identity who) {
        ReportKind kind = ReportKind.parse(ask.kind());
        String matter =
                ask.matter().map(id -> matters.matter(id, who).matter().name()).orElse(null);
        String id = kind.label() + "-" + STAMP.format(clock.instant());
        write.write(
                kind,
                ask.from().orElse(null),
                ask.to().orElse(null),
                matter,
                home.reports().resolve(id + ".pdf"),
                who.actor());
        return id;
    }

    @Override
    public File file(String id, Identity who) {
        Path file = home.reports().resolve(id + ".pdf");
        if (!id.matches("[a-z0-9-]{1,100}") || !Files.isRegularFile(file)) {
            throw new Problem(Code.NOT_FOUND, "there is no report '" + id + "'", "make it again");
        }
        transactions.write(
                connection ->
                        audit.append(
                                connection,
                                who.actor(),
                                "report.read",
                                "report/" + id,
                                Map.of("file", id + ".pdf")));
        return new File(id + ".pdf", file);
    }
}
