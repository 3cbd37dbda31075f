package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.clock.ClockState;
import dev.holdfast.clock.ConfirmClock;
import dev.holdfast.clock.WatchClock;
import dev.holdfast.selftest.RunSelfTest;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What stands between a held item and its destruction: the self-test and the clock. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
public class EnforcementController {
    /** One way that was tried. */
    public record Tried(String path, boolean refused, String refusedBy, String message) {}

    /** What came of every attempt. */
    public record SelfTest(boolean ok, List<Tried> attempts) {
        static SelfTest of(RunSelfTest.Outcome outcome) {
            return new SelfTest(
                    outcome.ok(),
                    outcome.attempts().stream()
                            .map(
                                    one ->
                                            new Tried(
                                                    one.path(),
                                                    one.refused(),
                                                    one.refusedBy(),
                                                    one.message()))
                            .toList());
        }
    }

    /** Time that passed while nobody watched. */
    public record Jump(
            long id,
            Instant from,
            Instant to,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {}

    /**
     * The clock.
     *
     * @param doubtedSeconds time nobody watched and nobody confirmed
     */
    public record Clock(Instant now, Instant seen, long doubtedSeconds, List<Jump> jumps) {
        static Clock of(ClockState state) {
            return new Clock(
                    state.now(),
                    state.seen(),
                    state.doubted().toSeconds(),
                    state.jumps().stream()
                            .map(
                                    jump ->
                                            new Jump(
                                                    jump.id(),
                                                    jump.from(),
                                                    jump.to(),
                                                    jump.confirmedBy(),
                                                    jump.confirmedAt()))
                            .toList());
        }
    }

    private final RunSelfTest selfTest;
    private final WatchClock watch;
    private final ConfirmClock confirm;
    private final Jobs jobs;

    EnforcementController(RunSelfTest selfTest, WatchClock watch, ConfirmClock confirm, Jobs jobs) {
        this.selfTest = selfTest;
        this.watch = watch;
        this.confirm = confirm;
        this.jobs = jobs;
    }

    /** Starts to try every way in which a held item could go; a job. */
    @Post("/selftest")
    @Allow(Permission.SEE_AUDIT)
    public HttpResponse<Job.View> selfTest(Identity who) {
        return jobs.start("selftest", who.actor(), job -> SelfTest.of(selfTest.run(who.actor())));
    }

    /** What the register has seen of the clock. */
    @Get("/clock")
    @Allow(Permission.SEE_AUDIT)
    public Clock clock() {
        watch.beat();
        return Clock.of(watch.state());
    }

    /** Answers for the clock: the time that nobody watched has passed. For administrators. */
    @Post("/clock/confirm")
    public Clock confirm(Identity who) {
        return Clock.of(confirm.confirm(who.actor()).state());
    }
}
