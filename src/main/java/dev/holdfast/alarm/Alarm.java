package dev.holdfast.alarm;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An alarm on record.
 *
 * @param about the source or custodian it is about; empty when it is about the hold as a whole
 * @param endedAt when its cause was gone, or null while it stands
 */
public record Alarm(
        long id,
        long hold,
        AlarmKind kind,
        String about,
        String detail,
        Instant raisedAt,
        @Nullable Instant endedAt) {}
