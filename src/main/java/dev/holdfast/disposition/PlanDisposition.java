package dev.holdfast.disposition;

import dev.holdfast.audit.Actor;
import dev.holdfast.item.ItemSet;
import dev.holdfast.retention.EvaluateArchive;

import jakarta.inject.Singleton;

import java.time.LocalDate;

/** Plans what is due on a day: to be destroyed, or to be handed over first. */
@Singleton
public class PlanDisposition {
    /** What came of it. */
    public sealed interface Outcome {
        record Planned(Plan plan) implements Outcome {}

        record NothingDue(LocalDate asOf, long items) implements Outcome {}
    }

    private final EvaluateArchive evaluate;
    private final FreezePlan freeze;

    PlanDisposition(EvaluateArchive evaluate, FreezePlan freeze) {
        this.evaluate = evaluate;
        this.freeze = freeze;
    }

    /** Plans a destruction. */
    public Outcome plan(LocalDate asOf, Actor by) {
        return plan(asOf, Plan.Kind.DESTRUCTION, by);
    }

    /** Plans a transfer: the items leave in a package and are then destroyed here. */
    public Outcome planTransfer(LocalDate asOf, Actor by) {
        return plan(asOf, Plan.Kind.TRANSFER, by);
    }

    private Outcome plan(LocalDate asOf, Plan.Kind kind, Actor by) {
        EvaluateArchive.Recorded recorded = evaluate.evaluate(asOf, by);
        ItemSet due = recorded.evaluation().due();
        return due.isEmpty()
                ? new Outcome.NothingDue(asOf, recorded.evaluation().items())
                : new Outcome.Planned(freeze.freeze(kind, due, recorded, by));
    }
}
