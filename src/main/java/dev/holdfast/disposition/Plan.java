package dev.holdfast.disposition;

import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A frozen list of items that may go, and how far it has come.
 *
 * @param seal RFC 6962 root over number and hash of every item, in the order of the numbers
 * @param policyAuthors who activated the policies it relies on; none of them may approve it
 * @param coolingEnds when it may be executed, or null before the second approval
 * @param destroyed items destroyed so far
 * @param certificate path of the certificate, once there is one
 */
public record Plan(
        long id,
        LocalDate asOf,
        long evaluation,
        String ruleBook,
        ItemSet items,
        long bytes,
        Sha256 seal,
        List<PlanClass> classes,
        List<String> policyAuthors,
        String plannedBy,
        Instant plannedAt,
        State state,
        List<Approval> approvals,
        @Nullable Instant coolingEnds,
        @Nullable String executedBy,
        @Nullable Instant executedAt,
        long destroyed,
        List<Refusal> refused,
        @Nullable String rejectedBy,
        @Nullable Instant rejectedAt,
        @Nullable String comment,
        @Nullable String certificate) {

    /** Where a plan stands. */
    public enum State {
        PLANNED,
        APPROVED,
        EXECUTING,
        EXECUTED,
        REJECTED
    }

    /** One person's agreement. */
    public record Approval(String by, Instant at, @Nullable String comment) {}

    /** An item of the plan that was not destroyed, and why. */
    public record Refusal(long item, String reason) {}

    /**
     * Items of a plan to which the same policies apply.
     *
     * @param policies their ids
     * @param members the numbers of the items; kept with the plan, because the words that put an
     *     item in a class go with it
     * @param oldest earliest date of an item, or null
     * @param endedFirst earliest day on which the retention of an item ended, or null
     * @param endedLast latest such day
     */
    public record PlanClass(
            List<String> policies,
            List<String> titles,
            List<String> authorities,
            ItemSet members,
            long items,
            long bytes,
            @Nullable LocalDate oldest,
            @Nullable LocalDate newest,
            @Nullable LocalDate endedFirst,
            @Nullable LocalDate endedLast) {}
}
