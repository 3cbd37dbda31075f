package dev.holdfast.source.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/**
 * How fast one mailbox, or the directory, may be asked: four requests at a time (the published
 * Outlook limit for an application and a mailbox), and none before the fence that the last
 * throttled answer put up, whichever request received it.
 */
final class Pace {
    static final int CONCURRENT_REQUESTS = 4;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_OWN_WAIT = Duration.ofMinutes(2);

    private final Semaphore permits = new Semaphore(CONCURRENT_REQUESTS, true);
    private final Clock clock;
    private final Sleeper sleeper;
    private volatile Instant fence = Instant.EPOCH;

    Pace(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Waits for a free place and for the fence; every return is followed by {@link #leave()}. */
    void enter() throws InterruptedException {
        while (true) {
            permits.acquire();
            Duration wait = Duration.between(clock.instant(), fence);
            if (!wait.isPositive()) {
                return;
            }
            permits.release();
            sleeper.sleep(wait);
        }
    }

    void leave() {
        permits.release();
    }

    /**
     * The wait before the next attempt: as the service asked, or doubling from a second up to two
     * minutes.
     */
    Duration waitAfter(GraphFault fault, int attempt) {
        Duration own = FIRST_WAIT.multipliedBy(1L << Math.min(attempt, 20));
        return RetryAfter.parse(fault.retryAfter(), clock.instant())
                .orElse(own.compareTo(LONGEST_OWN_WAIT) > 0 ? LONGEST_OWN_WAIT : own);
    }

    /** Holds back every request of this mailbox for that long. */
    synchronized void holdBack(Duration wait) {
        Instant until = clock.instant().plus(wait);
        if (until.isAfter(fence)) {
            fence = until;
        }
    }

    /** Waits without holding back the others. */
    void pause(Duration wait) throws InterruptedException {
        sleeper.sleep(wait);
    }
}
