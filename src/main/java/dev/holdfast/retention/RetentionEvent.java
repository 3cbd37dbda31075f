package dev.holdfast.retention;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that starts retention periods: an account closed, an employee left.
 *
 * @param type as in a policy's {@code from: event:TYPE}
 * @param key which items it concerns: a KQL query, or words that stand in them
 * @param state {@code active}, {@code corrected} or {@code cancelled}
 * @param replaces the event this one corrects, or null
 */
@MappedEntity("retention_event")
public record RetentionEvent(
        @Id @GeneratedValue @Nullable Long id,
        String type,
        String key,
        LocalDate onDate,
        String state,
        @Nullable Long replaces,
        String byUser,
        Instant at) {

    RetentionEvent as(String newState) {
        return new RetentionEvent(id, type, key, onDate, newState, replaces, byUser, at);
    }
}
