package dev.holdfast.policy;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Runs a policy's worked examples against the calendar arithmetic that will decide. */
public final class PolicyCheck {
    private PolicyCheck() {}

    /** An example that does not come out as stated: its index from 0, and both answers. */
    public record Failure(int example, String field, String stated, String computed) {
        public String reason() {
            return field + " is stated as " + stated + " but comes out as " + computed;
        }
    }

    /**
     * The examples that do not come out as stated; empty if all do. They speak of days only, and of
     * the financial year they assume: what the tenant's own is does not matter.
     */
    public static List<Failure> run(Policy policy) {
        List<Failure> failures = new ArrayList<>();
        for (int i = 0; i < policy.examples().size(); i++) {
            Example example = policy.examples().get(i);
            Optional<Policy> version = version(policy, example);
            RetentionCalendar calendar =
                    new RetentionCalendar(ZoneOffset.UTC, example.financialYearEnd());
            Optional<LocalDate> last = version.flatMap(one -> last(one, example, calendar));
            compare(
                    failures,
                    i,
                    "retainUntil",
                    example.retainUntil(),
                    policy.keeps() ? last : Optional.empty());
            compare(
                    failures,
                    i,
                    "dispositionOn",
                    example.dispositionOn(),
                    policy.deletes() ? last.map(day -> day.plusDays(1)) : Optional.empty());
        }
        return failures;
    }

    private static Optional<Policy> version(Policy policy, Example example) {
        LocalDate asOf = example.asOf();
        return asOf == null ? Optional.of(policy) : policy.versionOn(asOf);
    }

    private static Optional<LocalDate> last(
            Policy version, Example example, RetentionCalendar calendar) {
        LocalDate asOf = example.asOf();
        List<Proceeding> proceedings =
                example.proceedings().stream()
                        .filter(one -> asOf == null || !one.opened().isAfter(asOf))
                        .map(one -> asOf == null ? one : one.asOf(asOf))
                        .toList();
        return !(version.period() instanceof Length.Permanent)
                        && AnchorDay.of(version.from(), trigger -> day(example, trigger))
                                instanceof AnchorDay.On(LocalDate anchor)
                        && calendar.end(version, anchor, proceedings, example.order())
                                instanceof PeriodEnd.On(LocalDate day, List<String> steps)
                ? Optional.of(day)
                : Optional.empty();
    }

    private static AnchorDay day(Example example, Trigger trigger) {
        LocalDate day = example.dates().get(trigger.words());
        if (day != null) {
            return new AnchorDay.On(day);
        }
        return trigger instanceof Trigger.Event event
                ? new AnchorDay.Pending(event.words())
                : new AnchorDay.Undated("the example has no date '" + trigger.words() + "'");
    }

    private static void compare(
            List<Failure> failures,
            int example,
            String field,
            @Nullable Optional<LocalDate> stated,
            Optional<LocalDate> computed) {
        if (stated != null && !Objects.equals(stated, computed)) {
            failures.add(new Failure(example, field, words(stated), words(computed)));
        }
    }

    private static String words(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("absent");
    }
}
