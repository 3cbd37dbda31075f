package dev.holdfast.retention;

import dev.holdfast.decide.Evaluation;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/** What changed from one evaluation to another. */
@Singleton
public class CompareEvaluations {
    private final ReplayEvaluation replay;
    private final TodaysOutcomes today;
    private final SimulatePolicies simulate;

    CompareEvaluations(ReplayEvaluation replay, TodaysOutcomes today, SimulatePolicies simulate) {
        this.replay = replay;
        this.today = today;
        this.simulate = simulate;
    }

    /**
     * @param with another evaluation on record, or null for today
     */
    public WouldChange compare(long before, @Nullable Long with) {
        Evaluation then = replay.outcomes(before);
        Evaluation other = with == null ? today.evaluate() : replay.outcomes(with);
        return simulate.difference(then, other);
    }
}
