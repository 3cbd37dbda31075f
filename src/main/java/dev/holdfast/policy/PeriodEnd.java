package dev.holdfast.policy;

import java.time.LocalDate;
import java.util.List;

/** When a period is over, with what lengthened it. */
public sealed interface PeriodEnd {
    /**
     * Known.
     *
     * @param day the last day of the period
     * @param steps what moved it there from the day that period and rounding give, in words
     */
    record On(LocalDate day, List<String> steps) implements PeriodEnd {
        public On {
            steps = List.copyOf(steps);
        }
    }

    /** Not to be told while a proceeding is open; the period is not over. */
    record WhileOpen(String proceeding, LocalDate opened) implements PeriodEnd {}
}
