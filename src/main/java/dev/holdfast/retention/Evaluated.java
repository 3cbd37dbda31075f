package dev.holdfast.retention;

import dev.holdfast.decide.Evaluation;

import java.time.LocalDate;

/** The whole archive decided, as it is told. */
public record Evaluated(
        long evaluation,
        LocalDate asOf,
        long items,
        int classes,
        long keep,
        long held,
        long review,
        long due,
        double seconds,
        String ruleBook) {
    static Evaluated of(EvaluateArchive.Recorded recorded) {
        Evaluation found = recorded.evaluation();
        return new Evaluated(
                recorded.id(),
                found.asOf(),
                found.items(),
                found.classes().size(),
                found.keep().size(),
                found.held().size(),
                found.review().size(),
                found.due().size(),
                found.seconds(),
                found.version());
    }

    /** One that is on record. */
    public static Evaluated of(EvaluateArchive.Summary last) {
        return new Evaluated(
                last.id(),
                last.asOf(),
                last.items(),
                last.classes(),
                last.keep(),
                last.held(),
                last.review(),
                last.due(),
                last.millis() / 1000.0,
                last.ruleBook());
    }
}
