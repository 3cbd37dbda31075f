package dev.holdfast.retention;

import dev.holdfast.policy.Proceeding;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A proceeding on record.
 *
 * @param name as in a policy's {@code tolls} and {@code extends}
 * @param key which items it concerns: a query, words, or {@code *} for all
 * @param reason the case or file number, or why it pends
 * @param state {@code active} or {@code withdrawn}: recorded by mistake
 */
@MappedEntity("proceeding")
public record ProceedingRow(
        @Id @GeneratedValue @Nullable Long id,
        String name,
        String key,
        LocalDate opened,
        @Nullable LocalDate closed,
        String reason,
        String state,
        String byUser,
        Instant at,
        @Nullable String closedBy,
        @Nullable Instant closedAt) {

    boolean active() {
        return state.equals("active");
    }

    Proceeding proceeding() {
        return new Proceeding(name, opened, closed);
    }
}
