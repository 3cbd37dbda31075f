package dev.holdfast.compaction;

import dev.holdfast.schedule.ScheduledJob;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

/** Packs of which a third is dead, every Sunday night. */
@Singleton
class NightlyCompaction implements ScheduledJob {
    private static final double MIN_DEAD = 0.3;

    private final CompactPacks compact;
    private final String schedule;

    NightlyCompaction(
            CompactPacks compact,
            @Value("${holdfast.vault.compaction-schedule:`0 4 * * 0`}") String schedule) {
        this.compact = compact;
        this.schedule = schedule;
    }

    @Override
    public String name() {
        return "compact";
    }

    @Override
    public String schedule() {
        return schedule;
    }

    @Override
    public Object run(Run run) throws Exception {
        return compact.compact(MIN_DEAD, run.by(), copied -> run.progress(50, copied + " copied"));
    }
}
