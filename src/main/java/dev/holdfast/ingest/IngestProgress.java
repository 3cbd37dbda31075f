package dev.holdfast.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How far a run is; read by others while it goes on. */
public final class IngestProgress {
    private volatile IngestCounts counts = IngestCounts.NONE;
    private final Clock clock;
    private final Instant started;
    private final long expectedBytes;

    IngestProgress(Clock clock, long expectedBytes) {
        this.clock = clock;
        this.started = clock.instant();
        this.expectedBytes = expectedBytes;
    }

    synchronized void add(IngestCounts more) {
        counts = counts.plus(more);
    }

    public IngestCounts counts() {
        return counts;
    }

    /** Bytes the source expects to yield, or -1. */
    public long expectedBytes() {
        return expectedBytes;
    }

    public Duration elapsed() {
        return Duration.between(started, clock.instant());
    }
}
