package dev.holdfast.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;

/**
 * The calendar arithmetic of retention, in a tenant's zone.
 *
 * <p>The day a period starts from is not counted (the rule of FRCP 6(a)(1)); a period is added by
 * the calendar, so 29 February and three years make 28 February. Resolution is a day: rounding may
 * lengthen retention by up to a day and never shortens it.
 *
 * @param financialYearEnd the last day of the tenant's financial year
 */
public record RetentionCalendar(ZoneId zone, MonthDay financialYearEnd) {
    /**
     * No retention period that matters began before this day; the search for a cutoff ends here.
     */
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

    /** The day an instant falls on. */
    public LocalDate dayOf(long epochMillis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(epochMillis), zone);
    }

    /** The first instant of a day, in epoch milliseconds. */
    public long startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /**
     * The last day of a policy's period that starts from {@code anchor}: for an obligation, the
     * last day kept.
     */
    public LocalDate lastDay(Policy policy, LocalDate anchor) {
        return policy.round().apply(anchor, financialYearEnd).plus(policy.period());
    }

    /**
     * The latest anchor day from which the policy's period is over before {@code asOf}.
     *
     * <p>{@link #lastDay} never falls as the anchor rises, so the answer is found by halving.
     */
    public LocalDate cutoff(Policy policy, LocalDate asOf) {
        long over = FIRST_DAY.toEpochDay();
        long running = asOf.toEpochDay();
        while (running - over > 1) {
            long middle = Math.floorDiv(over + running, 2);
            if (lastDay(policy, LocalDate.ofEpochDay(middle)).isBefore(asOf)) {
                over = middle;
            } else {
                running = middle;
            }
        }
        return LocalDate.ofEpochDay(over);
    }
}
