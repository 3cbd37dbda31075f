package dev.holdfast.source.graph;

import java.time.Duration;

/** Waits; a test waits without losing time. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
}
