package dev.holdfast.retention;

import dev.holdfast.schedule.ScheduledJob;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.time.LocalDate;

/**
 * Deciding the whole archive, by schedule or when asked. Begun again after a breakdown it decides
 * from scratch: nothing is on record before all of it is.
 */
@Singleton
public class ScheduledEvaluation implements ScheduledJob {
    public static final String NAME = "evaluate";

    /** What may be asked: the day to decide for; today where absent. */
    public static final String AS_OF = "asOf";

    private final EvaluateArchive evaluate;
    private final ArchiveSettings settings;
    private final String schedule;

    ScheduledEvaluation(
            EvaluateArchive evaluate,
            ArchiveSettings settings,
            @Value("${holdfast.evaluation.schedule:`0 2 * * *`}") String schedule) {
        this.evaluate = evaluate;
        this.settings = settings;
        this.schedule = schedule;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String schedule() {
        return schedule;
    }

    @Override
    public Evaluated run(Run run) {
        String day = run.asked().get(AS_OF);
        LocalDate asOf = day == null ? settings.today() : LocalDate.parse(day);
        EvaluateArchive.Recorded recorded = evaluate.evaluate(asOf, run.by(), run::progress);
        return Evaluated.of(recorded);
    }
}
