package dev.holdfast.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.holdfast.decide.Why;
import dev.holdfast.disposition.Plan;
import dev.holdfast.register.AttachmentEntry;
import dev.holdfast.register.Item;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What goes with the original bytes of an item: what it is, why it may leave, and how its hash
 * leads to the root in the log.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransferredItem(
        String item,
        String kind,
        String custodian,
        String source,
        String path,
        String mediaType,
        long bytes,
        String sha256,
        int version,
        @Nullable Instant sent,
        @Nullable Instant received,
        @Nullable Instant created,
        @Nullable Instant modified,
        String subject,
        String from,
        String to,
        @Nullable String messageId,
        List<AttachmentEntry> attachments,
        Map<String, String> properties,
        @Nullable String label,
        Decision decision,
        Proof proof) {

    /** Why it may leave, as on the day of the transfer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decision(
            LocalDate asOf,
            String outcome,
            @Nullable LocalDate retainUntil,
            List<Why.Reason> reasons,
            String ruleBook) {}

    /**
     * RFC 6962: the leaf {@code "<item> <sha256>"} at {@code index} of {@code size} leads by {@code
     * path} to {@code root}, which {@code holdfast/log-proof.json} shows to be in the log.
     */
    record Proof(String root, int index, int size, List<byte[]> path) {}

    static TransferredItem of(Item item, Why why, Proof proof) {
        return new TransferredItem(
                item.id().toString(),
                item.kind().label(),
                item.custodian(),
                item.source(),
                item.path(),
                item.mediaType(),
                item.bytes(),
                item.sha256().hex(),
                item.version(),
                item.sent(),
                item.received(),
                item.created(),
                item.modified(),
                item.subject(),
                item.sender(),
                item.recipients(),
                item.messageId(),
                item.attachments(),
                item.properties(),
                item.label(),
                new Decision(
                        why.asOf(),
                        why.outcome().label(),
                        why.retainUntil(),
                        why.reasons(),
                        why.versions().ruleBook()),
                proof);
    }

    /** The plan, for the package: who decided, when, and what it was sealed with. */
    static Map<String, Object> plan(Plan plan) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("plan", plan.id());
        fields.put("asOf", plan.asOf());
        fields.put("state", plan.state().name().toLowerCase(Locale.ROOT));
        fields.put("seal", plan.seal().hex());
        fields.put("ruleBook", plan.ruleBook());
        fields.put("plannedBy", plan.plannedBy());
        fields.put("plannedAt", plan.plannedAt());
        fields.put("approvals", plan.approvals());
        return fields;
    }
}
