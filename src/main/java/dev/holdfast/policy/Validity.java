package dev.holdfast.policy;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * When a version of a rule is in force, both days included.
 *
 * @param from null: always was
 * @param to null: no end known
 */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate to) {
    public static final Validity ALWAYS = new Validity(null, null);

    public Validity {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("valid.to " + to + " is before valid.from " + from);
        }
    }

    public boolean includes(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
