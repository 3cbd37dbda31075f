package dev.holdfast.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** How far a run is; read by others while it goes on. */
public final class IngestProgress {
    private final AtomicReference<IngestCounts> counts = new AtomicReference<>(IngestCounts.NONE);
    private final Clock clock;
    private final Instant started;
    private final long expectedBytes;

    IngestProgress(Clock clock, long expectedBytes) {
        this.clock = clock;
        this.started = clock.instant();
        this.expectedBytes = expectedBytes;
    }

    void add(IngestCounts more) {
        counts.updateAndGet(before -> before.plus(more));
    }

    public IngestCounts counts() {
        return counts.get();
    }

    /** Bytes the source expects to yield, or -1. */
    public long expectedBytes() {
        return expectedBytes;
    }

    public Duration elapsed() {
        return Duration.between(started, clock.instant());
    }
}
