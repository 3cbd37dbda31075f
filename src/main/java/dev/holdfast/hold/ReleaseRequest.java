package dev.holdfast.hold;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;

/**
 * That somebody asked for a hold to be released, and what came of it.
 *
 * @param impact what it would let go, counted when it was asked for
 * @param endedBy who confirmed or cancelled it, or null while it is open
 */
public record ReleaseRequest(
        long id,
        long hold,
        String requestedBy,
        Instant requestedAt,
        String reason,
        ReleaseImpact.Impact impact,
        State state,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable String comment) {
    /** Where a request stands. */
    public enum State {
        OPEN,
        CONFIRMED,
        CANCELLED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
