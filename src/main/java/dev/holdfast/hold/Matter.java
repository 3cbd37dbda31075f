package dev.holdfast.hold;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/**
 * A dispute, investigation or audit that holds are placed for.
 *
 * @param state {@code open} or {@code closed}
 */
@MappedEntity("matter")
public record Matter(
        @Id @GeneratedValue @Nullable Long id,
        String name,
        String state,
        String openedBy,
        Instant openedAt,
        @Nullable String closedBy,
        @Nullable Instant closedAt) {

    public boolean open() {
        return state.equals("open");
    }

    /** Its number; only what the register has saved has one. */
    public long number() {
        return Objects.requireNonNull(id, "not saved yet");
    }
}
