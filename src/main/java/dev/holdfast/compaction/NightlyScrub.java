package dev.holdfast.compaction;

import dev.holdfast.register.ScrubRegister;
import dev.holdfast.schedule.ScheduledJob;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.util.Locale;
import java.util.Map;

/** What was destroyed leaves the database's files at the latest in the night after. */
@Singleton
class NightlyScrub implements ScheduledJob {
    private final ScrubRegister scrub;
    private final String schedule;

    NightlyScrub(
            ScrubRegister scrub,
            @Value("${holdfast.register.scrub-schedule:`0 3 * * *`}") String schedule) {
        this.scrub = scrub;
        this.schedule = schedule;
    }

    @Override
    public String name() {
        return "scrub";
    }

    @Override
    public String schedule() {
        return schedule;
    }

    @Override
    public Object run(Run run) throws Exception {
        return Map.of("outcome", scrub.scrub().name().toLowerCase(Locale.ROOT));
    }
}
