package dev.holdfast.clock;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the database has seen of its clock.
 *
 * @param now of the database's clock
 * @param seen latest time ever seen
 * @param doubted time that passed unwatched and that nobody has confirmed
 */
public record ClockState(Instant now, Instant seen, Duration doubted, List<Jump> jumps) {
    /**
     * @param from time seen before
     * @param to time seen after; earlier than {@code from} when the clock was set back
     */
    public record Jump(
            long id,
            Instant from,
            Instant to,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {}

    public ClockState {
        jumps = List.copyOf(jumps);
    }

    /** The time that has passed for certain. */
    public Instant proven() {
        return now.minus(doubted);
    }

    public boolean doubtful() {
        return jumps.stream().anyMatch(jump -> jump.confirmedAt() == null);
    }
}
