package dev.holdfast.hold;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;

/**
 * How long a released hold still protects: ISO 8601, in days ({@code P30D}) or time ({@code PT1H}).
 */
record Grace(TemporalAmount amount) {
    static Grace parse(String text) {
        try {
            return new Grace(text.contains("T") ? Duration.parse(text) : Period.parse(text));
        } catch (DateTimeException e) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "holdfast.hold.release-grace is '" + text + "'",
                    "write an ISO 8601 period such as P30D",
                    e);
        }
    }

    Instant after(Instant released) {
        return released.atZone(ZoneOffset.UTC).plus(amount).toInstant();
    }
}
