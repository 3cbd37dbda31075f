package dev.holdfast.hold;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A dispute, investigation or audit that holds are placed for.
 *
 * @param state {@code open}, {@code on-appeal} or {@code closed}
 * @param description what it is about, may be empty
 * @param parties who is in dispute with whom
 * @param counsel who advises on it, by name or mail address; those with an address are told when a
 *     custodian does not answer
 */
@MappedEntity("matter")
public record Matter(
        @Id @GeneratedValue @Nullable Long id,
        String name,
        String state,
        String description,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> parties,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> counsel,
        String openedBy,
        Instant openedAt,
        @Nullable String closedBy,
        @Nullable Instant closedAt) {
    static final String OPEN = "open";
    static final String ON_APPEAL = "on-appeal";
    static final String CLOSED = "closed";

    /** Whether holds can be placed for it. */
    public boolean open() {
        return !state.equals(CLOSED);
    }

    /** Its number; only what the register has saved has one. */
    public long number() {
        return Objects.requireNonNull(id, "not saved yet");
    }

    Matter closed(String by, Instant at) {
        return new Matter(
                id, name, CLOSED, description, parties, counsel, openedBy, openedAt, by, at);
    }
}
