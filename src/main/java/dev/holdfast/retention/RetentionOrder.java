package dev.holdfast.retention;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;

/**
 * An authority's word on record: a policy lasts longer for some items.
 *
 * @param key which items: a query, words, or {@code *} for all
 * @param onDate the day of the order
 * @param byPeriod what it adds, ISO 8601
 * @param authority who ordered, and the order's reference
 * @param state {@code active} or {@code withdrawn}
 */
@MappedEntity("retention_order")
public record RetentionOrder(
        @Id @GeneratedValue @Nullable Long id,
        String policy,
        String key,
        LocalDate onDate,
        String byPeriod,
        String authority,
        String state,
        String byUser,
        Instant at) {

    Period by() {
        return Period.parse(byPeriod);
    }
}
