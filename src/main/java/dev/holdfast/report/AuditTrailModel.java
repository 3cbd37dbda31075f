package dev.holdfast.report;

import java.time.Instant;
import java.util.List;

/**
 * The log between two moments, and whether it is whole.
 *
 * @param from first moment covered
 * @param to first moment no longer covered
 * @param acts how often each act occurs in the range, most frequent first
 * @param checkpoint the signed checkpoint under which the entries stand, as published
 */
public record AuditTrailModel(
        ReportHead head,
        Instant from,
        Instant to,
        List<ActCount> acts,
        Verification verification,
        String checkpoint,
        Listing<AuditLine> entries)
        implements ReportModel {
    public record ActCount(String action, long entries, long actors) {}

    /**
     * @param problems what did not verify; empty when the log is whole
     */
    public record Verification(Instant at, long entriesChecked, List<String> problems) {
        public Verification {
            problems = List.copyOf(problems);
        }
    }

    /**
     * @param detail the entry's values, on one line
     */
    public record AuditLine(
            long number, Instant at, String actor, String action, String subject, String detail) {}

    public AuditTrailModel {
        acts = List.copyOf(acts);
    }

    @Override
    public ReportKind kind() {
        return ReportKind.AUDIT_TRAIL;
    }
}
