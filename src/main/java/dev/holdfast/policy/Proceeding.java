package dev.holdfast.policy;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A stretch of time in which something is pending: a tax assessment, a lawsuit.
 *
 * @param name as in a policy's {@code tolls} and {@code extends}
 * @param closed its last day; null while it is open
 */
public record Proceeding(String name, LocalDate opened, @Nullable LocalDate closed) {
    public Proceeding {
        if (closed != null && closed.isBefore(opened)) {
            throw new IllegalArgumentException(
                    name + " closed on " + closed + ", before it opened on " + opened);
        }
    }

    /** As it stood at the end of {@code day}: open if it closed later. Only if it had opened. */
    public Proceeding asOf(LocalDate day) {
        return closed != null && closed.isAfter(day) ? new Proceeding(name, opened, null) : this;
    }
}
