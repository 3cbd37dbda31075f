package dev.holdfast.console;

import dev.holdfast.access.Identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What waits for a review, and what people decide about it. */
public interface ReviewDesk {
    List<ReviewRow> reviews(Identity who);

    /**
     * @throws dev.holdfast.problem.Problem HF-2051 when no such class waits
     */
    ReviewPage review(String id, Identity who);

    /**
     * Decides about the class, or about those of its items that a query finds.
     *
     * @param query empty for all
     * @param until for an extension or rejection
     * @param label for a new label
     */
    void decide(
            String id,
            Act act,
            String query,
            String comment,
            Optional<LocalDate> until,
            String label,
            Identity who);

    enum Act {
        APPROVE,
        REJECT,
        EXTEND,
        RELABEL
    }

    /**
     * @param stage the first stage at which items wait
     */
    record ReviewRow(
            String id,
            String reason,
            String policies,
            Count items,
            long bytes,
            Optional<LocalDate> oldest,
            Optional<LocalDate> newest,
            String stage) {}

    /**
     * @param may whether this person decides at a stage where items wait
     */
    record ReviewPage(
            ReviewRow review,
            List<StageRow> stages,
            List<DispositionDesk.Sample> samples,
            List<Decided> decisions,
            boolean may) {}

    record StageRow(String name, String reviewers, long items) {}

    record Decided(String act, String stage, long items, String by, Instant at, String comment) {}
}
