package dev.holdfast.disposition;

import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A frozen list of items that may go, and how far it has come.
 *
 * @param seal RFC 6962 root over number and hash of every item, in the order of the numbers
 * @param policyAuthors who activated the policies it relies on; none of them may approve it
 * @param coolingEnds when it may be executed, or null before the second approval
 * @param destroyed items destroyed so far
 * @param certificate path of the certificate, once there is one
 * @param request the erasure request it answers, for a plan of that kind
 * @param stoppedBy who stopped its execution last, or null
 * @param bag the package that has exactly what was destroyed, for a transfer at its end
 * @param staged the package as it was read back before anything was destroyed
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
        @Nullable String certificate,
        Kind kind,
        @Nullable Long request,
        @Nullable String stoppedBy,
        @Nullable Instant stoppedAt,
        @Nullable Bag bag,
        @Nullable Bag staged) {

    /** Where a plan stands. */
    public enum State {
        PLANNED,
        APPROVED,
        EXECUTING,
        /** Halted between two batches; executed again it goes on. */
        STOPPED,
        EXECUTED,
        REJECTED
    }

    /** What a plan does with its items; at its end none of them is left here. */
    public enum Kind {
        DESTRUCTION,
        /** Hands the items over in a package before they are destroyed here. */
        TRANSFER,
        /** Erases what a person asked to be erased and nothing obliges to keep. */
        ERASURE;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An accession package.
     *
     * @param folder where it was written
     * @param manifest digest of its tag manifest, which fixes every file in it
     */
    public record Bag(String folder, Sha256 manifest) {}

    /** Those that count still. */
    public List<Approval> counting() {
        return approvals.stream().filter(Approval::counts).toList();
    }

    /**
     * One person's agreement.
     *
     * @param counts false as long as a policy of an open plan is one that this person wrote
     *     afterwards
     */
    public record Approval(String by, Instant at, @Nullable String comment, boolean counts) {}

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
