package dev.holdfast.policy;

import java.time.LocalDate;
import java.time.Period;

/** How long a period is. */
public sealed interface Length {
    /**
     * A length by the calendar.
     *
     * @throws IllegalArgumentException if it is zero or negative
     */
    record Calendar(Period period) implements Length {
        public Calendar {
            LocalDate probe = LocalDate.of(2001, 1, 1);
            if (!probe.plus(period).isAfter(probe) || period.isNegative()) {
                throw new IllegalArgumentException(
                        "the period must be at least one day: " + period);
            }
        }
    }

    /** Up to the day it starts from, which is an event: the life of the enterprise. */
    record Life() implements Length {}

    /** Without end. */
    record Permanent() implements Length {}

    /** Reads the word of a policy file. */
    static Length parse(String word) {
        return switch (word) {
            case "life" -> new Life();
            case "permanent" -> new Permanent();
            default -> new Calendar(Period.parse(word));
        };
    }

    /** The last day of a period that starts from {@code start}, which is not counted. */
    default LocalDate after(LocalDate start) {
        return switch (this) {
            case Calendar(Period period) -> start.plus(period);
            case Life() -> start;
            case Permanent() -> LocalDate.MAX;
        };
    }

    default String words() {
        return switch (this) {
            case Calendar(Period period) -> period.toString();
            case Life() -> "life";
            case Permanent() -> "permanent";
        };
    }
}
