package dev.holdfast.evidence;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.Plans;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;
import dev.holdfast.report.ReportKind;
import dev.holdfast.report.ReportModel;
import dev.holdfast.report.ReportPrinter;
import dev.holdfast.report.ReportResult;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/** Writes a report to a file and records that, with the digest of the file, in the audit log. */
@Singleton
public class WriteReport {
    private final Transactions transactions;
    private final GatherRetention retention;
    private final GatherHolds holds;
    private final GatherAudit trail;
    private final GatherDestruction destruction;
    private final Plans plans;
    private final ReportPrinter printer;
    private final AuditLog audit;

    WriteReport(
            Transactions transactions,
            GatherRetention retention,
            GatherHolds holds,
            GatherAudit trail,
            GatherDestruction destruction,
            Plans plans,
            ReportPrinter printer,
            AuditLog audit) {
        this.transactions = transactions;
        this.retention = retention;
        this.holds = holds;
        this.trail = trail;
        this.destruction = destruction;
        this.plans = plans;
        this.printer = printer;
        this.audit = audit;
    }

    /**
     * @param from first day of an audit trail, or null for the beginning of the log
     * @param to last day of an audit trail, or null for now
     * @param matter the one matter a hold register tells of, or null for all
     * @param out the file, replaced when it exists
     * @throws Problem HF-8002 when the file cannot be written, HF-1001 when there is no such matter
     *     or no executed plan to certify
     */
    public WrittenReport write(
            ReportKind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String matter,
            Path out,
            Actor by) {
        return print(
                switch (kind) {
                    case RETENTION_COMPLIANCE -> retention.gather(by);
                    case HOLD_REGISTER -> holds.gather(matter);
                    case AUDIT_TRAIL -> trail.gather(from, to);
                    case ERASURE_LETTER ->
                            throw new Problem(
                                    Code.UNKNOWN_REPORT,
                                    "a letter answers one erasure request",
                                    "write 'holdfast erasure letter REQUEST --out F.pdf'");
                    case DISPOSITION_CERTIFICATE -> destruction.gather(newestExecuted());
                },
                out,
                by);
    }

    /**
     * Prints another copy of the certificate of a plan.
     *
     * @throws Problem HF-2021 when the plan has not been executed
     */
    public WrittenReport certificate(long plan, Path out, Actor by) {
        return print(destruction.gather(plan), out, by);
    }

    private WrittenReport print(ReportModel model, Path out, Actor by) {
        Path file = out.toAbsolutePath().normalize();
        ReportResult printed = printer.print(model, file);
        transactions.write(
                connection ->
                        audit.append(
                                connection,
                                by,
                                "report.write",
                                "report/" + model.kind().label(),
                                Map.of(
                                        "file",
                                        file.toString(),
                                        "pages",
                                        printed.pages(),
                                        "sha256",
                                        printed.sha256().hex())));
        return new WrittenReport(file, printed.pages(), printed.sha256());
    }

    private long newestExecuted() {
        return transactions.read(plans::list).stream()
                .filter(plan -> plan.state() == Plan.State.EXECUTED)
                .mapToLong(Plan::id)
                .findFirst()
                .orElseThrow(
                        () ->
                                new Problem(
                                        Code.NOT_FOUND,
                                        "no disposition plan has been executed yet",
                                        "a certificate is issued when one is: 'holdfast"
                                                + " disposition execute PLAN'"));
    }
}
