package dev.holdfast.report;

import dev.holdfast.item.ItemId;
import dev.holdfast.item.Sha256;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * That items were destroyed, why they could go, who decided, and how anybody can check it.
 *
 * @param destroyedAt when the execution of the plan ended
 * @param bytes original size of what was destroyed
 * @param underHold items destroyed although a hold touched them: zero, or the certificate says so
 *     on its first page
 * @param items everything destroyed, by item number
 * @param refused what the plan named and execution refused
 */
public record CertificateModel(
        ReportHead head,
        Instant destroyedAt,
        long bytes,
        long underHold,
        List<WhyLine> why,
        List<Decision> decisions,
        List<Check> checks,
        Listing<RefusedItem> refused,
        Listing<DestroyedItem> items,
        LogProof proof)
        implements ReportModel {
    /**
     * A class of items with the authority that let them go and the days on which their retention
     * ended.
     */
    public record WhyLine(
            String title,
            String authority,
            long items,
            LocalDate endedFirst,
            LocalDate endedLast) {}

    /**
     * @param act what the person did, such as {@code approved}
     * @param note what they gave as reason; empty when nothing
     */
    public record Decision(String person, String role, String act, Instant at, String note) {}

    /** A check made at the moment of destruction, and what it found. */
    public record Check(String title, String finding) {}

    public record RefusedItem(ItemId item, String custodian, String subject, String reason) {}

    /**
     * @param itemClass id of the class or policy that let the item go
     * @param sha256 digest of the original bytes
     */
    public record DestroyedItem(
            ItemId item,
            String kind,
            @Nullable LocalDate date,
            String custodian,
            String itemClass,
            Sha256 sha256) {}

    /**
     * @param entry number of the log entry that records the destruction, from 0
     * @param checkpoint the signed checkpoint under which the entry is proved, as published
     * @param inclusion the RFC 6962 audit path from the entry to the root, base64, leaf side first
     * @param leaf the entry itself as it was hashed, so that the proof can be followed
     */
    public record LogProof(long entry, String checkpoint, List<String> inclusion, String leaf) {
        public LogProof {
            inclusion = List.copyOf(inclusion);
        }
    }

    public CertificateModel {
        why = List.copyOf(why);
        decisions = List.copyOf(decisions);
        checks = List.copyOf(checks);
    }

    @Override
    public ReportKind kind() {
        return ReportKind.DISPOSITION_CERTIFICATE;
    }
}
