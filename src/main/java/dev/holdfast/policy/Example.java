package dev.holdfast.policy;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A worked example of a policy: an item's dates and what follows from them.
 *
 * @param dates by the words of {@link Trigger#parse}: {@code sent}, {@code event:account-closed}
 * @param asOf the day it is decided for; null: by the newest version of the rule
 * @param order what an authority's order adds, null if nothing
 * @param financialYearEnd what the example assumes, whatever the tenant's own is
 * @param retainUntil null: not stated; empty: stated to be absent
 * @param dispositionOn null: not stated; empty: stated to be absent
 */
public record Example(
        Map<String, LocalDate> dates,
        @Nullable LocalDate asOf,
        List<Proceeding> proceedings,
        @Nullable Period order,
        MonthDay financialYearEnd,
        @Nullable Optional<LocalDate> retainUntil,
        @Nullable Optional<LocalDate> dispositionOn) {
    public Example {
        dates = Map.copyOf(dates);
        proceedings = List.copyOf(proceedings);
    }
}
