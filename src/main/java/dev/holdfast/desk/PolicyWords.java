package dev.holdfast.desk;

import dev.holdfast.policy.Length;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.Rounding;
import dev.holdfast.policy.Trigger;

import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A policy's terms in words, such as {@code 6 years from the end of the year received}. */
final class PolicyWords {
    private PolicyWords() {}

    static String period(Policy policy) {
        String start = trigger(policy.from());
        String rounded =
                switch (policy.round()) {
                    case Rounding.None() -> start;
                    case Rounding.CalendarYear() -> "the end of the year of " + start;
                    case Rounding.FinancialYear() -> "the end of the financial year of " + start;
                    case Rounding.TaxYear tax -> "the end of the tax year of " + start;
                };
        return switch (policy.period()) {
            case Length.Calendar(Period period) -> Wording.period(period) + " from " + rounded;
            case Length.Life() -> "until " + rounded;
            case Length.Permanent() -> "permanently";
        };
    }

    static String then(Policy policy) {
        return policy.then().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String trigger(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Own(Trigger.ItemDate date) ->
                    switch (date) {
                        case SENT -> "sending";
                        case RECEIVED -> "receipt";
                        case CREATED -> "creation";
                        case MODIFIED -> "the last change";
                    };
            case Trigger.Labelled() -> "labelling";
            case Trigger.Event(String type) -> "the event " + type;
            case Trigger.LaterOf(List<Trigger> of) -> "the later of " + all(of);
            case Trigger.EarlierOf(List<Trigger> of) -> "the earlier of " + all(of);
        };
    }

    private static String all(List<Trigger> triggers) {
        return triggers.stream().map(PolicyWords::trigger).collect(Collectors.joining(" and "));
    }
}
