package dev.holdfast.hold;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A legal hold on everything in its scope, present and future.
 *
 * @param custodians names; empty for everybody
 * @param locations folders, sources or sites; empty for anywhere
 * @param query KQL, or null for everything of the custodians and dates
 * @param fromDate first day, UTC, or null
 * @param toDate last day, UTC, or null
 * @param protectsUntil null while active; the end of the grace time once released
 */
@MappedEntity("hold")
public record Hold(
        @Id @GeneratedValue @Nullable Long id,
        long matterId,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> custodians,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> locations,
        @Nullable String query,
        @Nullable LocalDate fromDate,
        @Nullable LocalDate toDate,
        String placedBy,
        Instant placedAt,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt,
        @Nullable String releaseReason,
        @Nullable Instant protectsUntil) {

    public HoldScope scope() {
        return new HoldScope(custodians, locations, query, fromDate, toDate);
    }

    /** This hold, ended by {@code by} for {@code reason}. */
    Hold released(String by, Instant at, String reason, Instant protectedUntil) {
        return new Hold(
                id,
                matterId,
                custodians,
                locations,
                query,
                fromDate,
                toDate,
                placedBy,
                placedAt,
                by,
                at,
                reason,
                protectedUntil);
    }

    public boolean active() {
        return releasedAt == null;
    }

    /** Whether the hold still keeps its items from destruction. */
    public boolean protects(Instant at) {
        return protectsUntil == null || protectsUntil.isAfter(at);
    }

    /** Its number; only what the register has saved has one. */
    public long number() {
        return Objects.requireNonNull(id, "not saved yet");
    }
}
