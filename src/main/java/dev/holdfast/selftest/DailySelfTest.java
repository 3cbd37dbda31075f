package dev.holdfast.selftest;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.schedule.ScheduledJob;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.util.Map;

/** The self-test, every day. A way that is open makes the job fail, so that somebody looks. */
@Singleton
class DailySelfTest implements ScheduledJob {
    private final RunSelfTest selfTest;
    private final String schedule;

    DailySelfTest(
            RunSelfTest selfTest,
            @Value("${holdfast.selftest.schedule:`30 3 * * *`}") String schedule) {
        this.selfTest = selfTest;
        this.schedule = schedule;
    }

    @Override
    public String name() {
        return "selftest";
    }

    @Override
    public String schedule() {
        return schedule;
    }

    @Override
    public Object run(Run run) throws Exception {
        RunSelfTest.Outcome outcome = selfTest.run(run.by());
        if (!outcome.ok()) {
            throw new Problem(
                    Code.NOT_REFUSED,
                    outcome.alarms().size() + " ways to destroy a held item were not refused",
                    "stop disposition and run 'holdfast selftest'");
        }
        return Map.of("ok", true, "attempts", outcome.attempts().size());
    }
}
