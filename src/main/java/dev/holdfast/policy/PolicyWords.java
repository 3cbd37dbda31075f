package dev.holdfast.policy;

import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A policy's terms in words, such as {@code 6 years from the end of the year received}. */
public final class PolicyWords {
    private PolicyWords() {}

    public static String period(Policy policy) {
        String start = trigger(policy.from());
        String rounded = rounded(policy.round(), start);
        return switch (policy.period()) {
            case Length.Calendar(Period period) -> length(period) + " from " + rounded;
            case Length.Life() -> "until " + rounded;
            case Length.Permanent() -> "permanently";
        };
    }

    /** A choice as policy files spell it, such as {@code retain-only}. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static String then(Policy policy) {
        return policy.then().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Which items, such as {@code kind:email of the group traders}. */
    static String scope(Scope scope) {
        String custodians =
                switch (scope.custodians()) {
                    case null -> "";
                    case Scope.Custodians.Group(String name) -> "of the group " + name;
                    case Scope.Custodians.Attribute(String name, String is) ->
                            "of those whose " + name + " is " + is;
                    case Scope.Custodians.Named(var names) ->
                            "of " + String.join(", ", new TreeSet<>(names));
                };
        String query = scope.query();
        return scope.wholeTenant()
                ? "everything"
                : Stream.of(query == null ? "everything" : query, custodians)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    /** When a rule is in force. */
    public static String valid(Validity valid) {
        String from = valid.from() == null ? "" : "from " + valid.from();
        String to = valid.to() == null ? "" : "until " + valid.to();
        String both = (from + " " + to).strip();
        return both.isEmpty() ? "always" : both;
    }

    /** What the rule said before. */
    static String earlier(Policy policy) {
        return policy.earlier().stream()
                .map(one -> period(one) + " " + valid(one.valid()))
                .collect(Collectors.joining("; "));
    }

    private static String rounded(Rounding rounding, String start) {
        return switch (rounding) {
            case Rounding.None() -> start;
            case Rounding.CalendarYear() -> "the end of the year of " + start;
            case Rounding.FinancialYear() -> "the end of the financial year of " + start;
            case Rounding.TaxYear tax -> "the end of the tax year of " + start;
            case Rounding.InTurn(List<Rounding> of) -> {
                String words = start;
                for (Rounding one : of) {
                    words = rounded(one, words);
                }
                yield words;
            }
        };
    }

    /** A calendar length, such as {@code 1 year 6 months}. */
    public static String length(Period period) {
        return Stream.of(
                        counted(period.getYears(), "year"),
                        counted(period.getMonths(), "month"),
                        counted(period.getDays(), "day"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String counted(int number, String unit) {
        return number == 0 ? "" : number + " " + unit + (number == 1 ? "" : "s");
    }

    static String trigger(Trigger trigger) {
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
            case Trigger.After(Trigger of, Period period) ->
                    length(period) + " after " + trigger(of);
        };
    }

    private static String all(List<Trigger> triggers) {
        return triggers.stream().map(PolicyWords::trigger).collect(Collectors.joining(" and "));
    }
}
