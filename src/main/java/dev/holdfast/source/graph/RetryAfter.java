package dev.holdfast.source.graph;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The Retry-After header (RFC 9110, 10.2.3): seconds, an HTTP date, or, from proxies that joined
 * two, "31,120".
 */
final class RetryAfter {
    private RetryAfter() {}

    /**
     * The wait asked for, or empty when the header is missing, zero, past or unreadable: the caller
     * then chooses its own.
     */
    static Optional<Duration> parse(@Nullable String header, Instant asOf) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        Duration wait = Duration.ZERO;
        if (Character.isDigit(header.strip().charAt(0))) {
            for (String part : header.split(",", -1)) {
                wait = longer(wait, seconds(part.strip()));
            }
        } else {
            wait = untilDate(header.strip(), asOf);
        }
        return wait.isPositive() ? Optional.of(wait) : Optional.empty();
    }

    private static Duration seconds(String digits) {
        try {
            return Duration.ofSeconds(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    private static Duration untilDate(String date, Instant asOf) {
        try {
            return Duration.between(
                    asOf,
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
