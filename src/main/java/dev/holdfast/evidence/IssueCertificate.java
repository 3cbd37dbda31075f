package dev.holdfast.evidence;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.disposition.Plans;
import dev.holdfast.home.Home;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;
import dev.holdfast.report.ReportPrinter;
import dev.holdfast.report.ReportResult;

import jakarta.inject.Singleton;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Certifies what an executed plan destroyed, and remembers the certificate with the plan. */
@Singleton
public class IssueCertificate {
    private final Transactions transactions;
    private final GatherDestruction gather;
    private final ReportPrinter printer;
    private final Plans plans;
    private final AuditLog audit;
    private final Home home;

    /** Two at once would take the same file. */
    private final ReentrantLock oneByOne = new ReentrantLock();

    IssueCertificate(
            Transactions transactions,
            GatherDestruction gather,
            ReportPrinter printer,
            Plans plans,
            AuditLog audit,
            Home home) {
        this.transactions = transactions;
        this.gather = gather;
        this.printer = printer;
        this.plans = plans;
        this.audit = audit;
        this.home = home;
    }

    /**
     * Prints {@code <home>/reports/certificate-<plan>.pdf}; a certificate that was issued before
     * stays beside it.
     *
     * @throws Problem HF-1001 when there is no such plan, HF-2021 when it has not been executed
     */
    public WrittenReport issue(long plan, Actor by) {
        oneByOne.lock();
        try {
            return print(plan, by);
        } finally {
            oneByOne.unlock();
        }
    }

    /** The same where nobody has issued one yet. */
    public Optional<WrittenReport> issueMissing(long plan, Actor by) {
        oneByOne.lock();
        try {
            boolean there =
                    transactions.read(connection -> plans.get(connection, plan)).certificate()
                            != null;
            return there ? Optional.empty() : Optional.of(print(plan, by));
        } finally {
            oneByOne.unlock();
        }
    }

    private WrittenReport print(long plan, Actor by) {
        Path file = free(plan);
        ReportResult printed = printer.print(gather.gather(plan), file);
        transactions.write(
                connection -> {
                    plans.certified(connection, plan, file.toString());
                    return audit.append(
                            connection,
                            by,
                            "disposition.certify",
                            "plan/" + plan,
                            Map.of(
                                    "file",
                                    file.getFileName().toString(),
                                    "pages",
                                    printed.pages(),
                                    "sha256",
                                    printed.sha256().hex()));
                });
        return new WrittenReport(file, printed.pages(), printed.sha256());
    }

    private Path free(long plan) {
        Path file = home.reports().resolve("certificate-" + plan + ".pdf");
        for (int copy = 2; Files.exists(file); copy++) {
            file = home.reports().resolve("certificate-" + plan + "-" + copy + ".pdf");
        }
        return file;
    }
}
