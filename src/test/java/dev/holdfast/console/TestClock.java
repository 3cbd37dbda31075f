package dev.holdfast.console;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.time.Clock;

/** Puts the clock of a test in the place of the system's. */
@Factory
class TestClock {
    /** Registered by {@link ConsoleServer}; without it nothing is replaced. */
    record Given(Clock clock) {}

    @Singleton
    @Replaces(Clock.class)
    @Requires(beans = Given.class)
    Clock clock(Given given) {
        return given.clock();
    }
}
