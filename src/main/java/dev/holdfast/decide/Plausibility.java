package dev.holdfast.decide;

import dev.holdfast.search.DateColumns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Which dates of items can be believed: machines without a clock write the epoch or 1 January 1980,
 * broken ones the future.
 *
 * @param notBefore the earliest an item can be, such as the opening of the mailbox
 * @param notAfter the latest an item can be
 */
public record Plausibility(Instant notBefore, Instant notAfter) {
    /** Before electronic mail left the laboratory. */
    private static final Instant EARLIEST = Instant.parse("1971-01-01T00:00:00Z");

    /** The first instant a FAT file system can express: what it writes when it knows no better. */
    static final long FAT_EPOCH_MILLIS = Instant.parse("1980-01-01T00:00:00Z").toEpochMilli();

    /** Dates from 1971 up to the end of the day after {@code asOf}. */
    public static Plausibility until(LocalDate asOf, ZoneId zone) {
        Instant end = asOf.plusDays(2).atStartOfDay(zone).toInstant().minusMillis(1);
        return new Plausibility(EARLIEST, end);
    }

    /** The same, but for a tenant whose first mailbox opened on {@code opened}. */
    public Plausibility notBefore(LocalDate opened) {
        Instant first = opened.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Plausibility(first.isAfter(notBefore) ? first : notBefore, notAfter);
    }

    /** What is believed lies from here, but a missing date never does. */
    long firstMillis() {
        return Math.max(notBefore.toEpochMilli(), DateColumns.MISSING + 1);
    }

    /** What is believed lies up to here. */
    long lastMillis() {
        return notAfter.toEpochMilli();
    }

    boolean believes(long epochMillis) {
        return epochMillis >= firstMillis()
                && epochMillis <= lastMillis()
                && epochMillis != FAT_EPOCH_MILLIS;
    }

    /** Why a date is not believed; empty if it is. */
    String doubt(long epochMillis) {
        if (epochMillis == DateColumns.MISSING) {
            return "is missing";
        }
        if (believes(epochMillis)) {
            return "";
        }
        return "cannot be believed: " + Instant.ofEpochMilli(epochMillis);
    }
}
