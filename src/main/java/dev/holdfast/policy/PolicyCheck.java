package dev.holdfast.policy;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
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

    /** The examples that do not come out as stated; empty if all do. */
    public static List<Failure> run(Policy policy, RetentionCalendar calendar) {
        List<Failure> failures = new ArrayList<>();
        for (int i = 0; i < policy.examples().size(); i++) {
            Example example = policy.examples().get(i);
            Optional<LocalDate> last =
                    AnchorDay.of(policy.from(), trigger -> day(example, trigger))
                                    instanceof AnchorDay.On(LocalDate anchor)
                            ? Optional.of(calendar.lastDay(policy, anchor))
                            : Optional.empty();
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
