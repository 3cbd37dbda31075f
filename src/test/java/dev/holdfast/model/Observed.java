package dev.holdfast.model;

import dev.holdfast.item.ItemSet;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the register shows at one moment, as the checker needs it.
 *
 * @param contents hashes of the contents whose key is there
 * @param inForce by policy
 * @param log entries of the audit log by their subject, in its order
 */
record Observed(
        List<Row> rows,
        Map<Long, Plan> plans,
        Map<Long, Hold> holds,
        Set<String> contents,
        Map<String, Rule> inForce,
        Map<String, List<Entry>> log) {
    /**
     * @param key null once it is destroyed
     * @param plan 0 while it lives
     * @param destroyedAt microseconds since 1970; 0 while it lives
     */
    record Row(
            long ordinal,
            String custodian,
            String sha256,
            @Nullable String key,
            long plan,
            long destroyedAt) {
        boolean lives() {
            return plan == 0;
        }
    }

    /**
     * @param request for erasure; 0 where there is none
     */
    record Plan(
            long id,
            String state,
            long request,
            String plannedBy,
            List<String> policyAuthors,
            List<String> approvedBy,
            ItemSet members,
            long coolingEnds,
            @Nullable String certificate) {}

    record Hold(
            long id,
            Scope scope,
            String placedBy,
            @Nullable String askedBy,
            @Nullable String releasedBy,
            long protectsUntil,
            ItemSet members) {
        boolean released() {
            return releasedBy != null;
        }
    }

    record Entry(String action, String actor, String leaf) {}

    List<Entry> entries(String subject) {
        return log.getOrDefault(subject, List.of());
    }
}
