package dev.holdfast.policy;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
     * The last day of a policy's period that starts from {@code anchor}, before anything lengthens
     * it: for an obligation, the last day kept. Where the version in force leaves what is older to
     * the one before it, that one decides.
     */
    public LocalDate lastDay(Policy policy, LocalDate anchor) {
        LocalDate last = policy.period().after(policy.round().apply(anchor, financialYearEnd));
        Optional<Policy> before = policy.predecessor();
        LocalDate inForce = policy.valid().from();
        if (before.isEmpty() || inForce == null) {
            return last;
        }
        LocalDate earlier = lastDay(before.get(), anchor);
        boolean settled =
                switch (policy.transition()) {
                    case ALL -> false;
                    case RUNNING -> earlier.isBefore(inForce);
                    case NEW -> anchor.isBefore(inForce);
                };
        return settled ? earlier : last;
    }

    /**
     * When a policy's period that starts from {@code anchor} is over.
     *
     * <p>An authority's order adds first; then the end moves by the days that tolling proceedings
     * lasted inside the period, in the order they opened; then it waits for extending ones.
     *
     * @param proceedings those the item is part of, as they stand on the day of the decision
     * @param order what an authority added, null if nothing
     */
    public PeriodEnd end(
            Policy policy,
            LocalDate anchor,
            Collection<Proceeding> proceedings,
            @Nullable Period order) {
        LocalDate end = lastDay(policy, anchor);
        if (end.equals(LocalDate.MAX)) {
            return new PeriodEnd.On(end, List.of());
        }
        List<String> steps = new ArrayList<>();
        if (order != null) {
            end = end.plus(order);
            steps.add("an authority's order of " + order + " moves it to " + end);
        }
        LocalDate counted = anchor;
        // A period of no days, up to an event, has nothing that a proceeding could stop.
        Set<String> tolls = end.isAfter(anchor) ? policy.extensions().tolls() : Set.of();
        for (Proceeding one : named(proceedings, tolls)) {
            if (one.opened().isAfter(end) || !end.isAfter(anchor)) {
                break; // it opens too late, or there is no day that could stand still
            }
            LocalDate closed = one.closed();
            if (closed == null) {
                return new PeriodEnd.WhileOpen(one.name(), one.opened());
            }
            LocalDate before = one.opened().minusDays(1);
            LocalDate stopped = before.isAfter(counted) ? before : counted;
            if (closed.isAfter(stopped)) {
                end = end.plusDays(ChronoUnit.DAYS.between(stopped, closed));
                counted = closed;
                steps.add(
                        one.name()
                                + " from "
                                + one.opened()
                                + " to "
                                + closed
                                + " moves it to "
                                + end);
            }
        }
        for (Proceeding one : named(proceedings, policy.extensions().extending())) {
            if (!one.opened().isAfter(end)) {
                LocalDate closed = one.closed();
                if (closed == null) {
                    return new PeriodEnd.WhileOpen(one.name(), one.opened());
                }
                if (closed.isAfter(end)) {
                    end = closed;
                    steps.add(one.name() + " is not over before " + end);
                }
            }
        }
        return new PeriodEnd.On(end, steps);
    }

    private static List<Proceeding> named(Collection<Proceeding> proceedings, Set<String> names) {
        return proceedings.stream()
                .filter(one -> names.contains(one.name()))
                .sorted(Comparator.comparing(Proceeding::opened))
                .toList();
    }

    /**
     * The latest anchor day from which the policy's period is over before {@code asOf}, if nothing
     * lengthens it.
     *
     * <p>Right where {@link #lastDay} never falls as the anchor rises, which a {@link
     * Policy#transition} may break; the answer is found by halving.
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
