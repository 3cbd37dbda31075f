package dev.holdfast.demo;

import java.time.LocalDate;
import java.util.Locale;

/** What a conversation of the demo is about, and how often it comes up. */
enum Topic {
    OPERATIONS(42),
    LETTERS(22),
    INVOICES(14),
    SOCIAL(9),
    APPLICATIONS(3),
    POLARSTERN(10);

    /**
     * Years before the demo's date between which the quarrel was fought: long enough ago that its
     * mail is past five years.
     */
    static final int POLARSTERN_BEGAN = 8;

    static final int POLARSTERN_ENDED = 6;

    private final int weight;

    Topic(int weight) {
        this.weight = weight;
    }

    static int totalWeight() {
        int total = 0;
        for (var topic : values()) {
            total += topic.weight;
        }
        return total;
    }

    /** The topic on a wheel of {@link #totalWeight} fields. */
    static Topic at(int field) {
        int left = field;
        for (var topic : values()) {
            left -= topic.weight;
            if (left < 0) {
                return topic;
            }
        }
        throw new IllegalArgumentException("no such field: " + field);
    }

    /**
     * The day of a conversation that is {@code share} (0 to 1) through the time the topic was
     * alive.
     */
    LocalDate day(LocalDate asOf, double share) {
        var from = this == POLARSTERN ? asOf.minusYears(POLARSTERN_BEGAN) : asOf.minusYears(10);
        var to = this == POLARSTERN ? asOf.minusYears(POLARSTERN_ENDED) : asOf.minusDays(8);
        return from.plusDays((long) (share * (to.toEpochDay() - from.toEpochDay())));
    }

    String section(String part) {
        return name().toLowerCase(Locale.ROOT) + "." + part;
    }
}
