package dev.holdfast.decide;

import dev.holdfast.policy.PolicyBook;
import dev.holdfast.policy.RetentionCalendar;

import java.time.LocalDate;
import java.util.Set;

/**
 * By what the archive is decided.
 *
 * @param keeper what the tenant states to be ({@code broker-dealer}, {@code bank}); if it states
 *     nothing every policy binds it
 */
public record Terms(
        PolicyBook policies,
        RetentionCalendar calendar,
        Set<String> keeper,
        LocalDate asOf,
        Plausibility plausibility) {
    public Terms {
        keeper = Set.copyOf(keeper);
    }

    public static Terms of(PolicyBook policies, RetentionCalendar calendar, LocalDate asOf) {
        return new Terms(
                policies, calendar, Set.of(), asOf, Plausibility.until(asOf, calendar.zone()));
    }

    /** The same terms for a keeper who states to be these. */
    public Terms keptBy(Set<String> stated) {
        return new Terms(policies, calendar, stated, asOf, plausibility);
    }

    /** The same terms with other policies: for a what-if. */
    public Terms with(PolicyBook other) {
        return new Terms(other, calendar, keeper, asOf, plausibility);
    }
}
