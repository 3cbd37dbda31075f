package dev.holdfast.policy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The year whose last day a period starts from, when the rule counts from the end of a year. */
public sealed interface Rounding {
    /** From the day itself. */
    record None() implements Rounding {}

    /** From 31 December. */
    record CalendarYear() implements Rounding {}

    /** From the last day of the tenant's own financial year. */
    record FinancialYear() implements Rounding {}

    /** From a tax year's last day, such as 5 April. */
    record TaxYear(MonthDay lastDay) implements Rounding {}

    /** One after the other: the calendar year in which the financial year ends. */
    record InTurn(List<Rounding> of) implements Rounding {
        public InTurn {
            of = List.copyOf(of);
        }
    }

    /** Reads the word of a policy file, such as {@code tax-year(04-05)}. */
    static Rounding parse(String word) {
        return switch (word) {
            case "none" -> new None();
            case "calendar-year" -> new CalendarYear();
            case "financial-year" -> new FinancialYear();
            default -> {
                if (!word.startsWith("tax-year(") || !word.endsWith(")")) {
                    throw new IllegalArgumentException("unknown rounding: " + word);
                }
                yield new TaxYear(MonthDay.parse("--" + word.substring(9, word.length() - 1)));
            }
        };
    }

    /** The first last-day-of-the-year on or after {@code day}. */
    default LocalDate apply(LocalDate day, MonthDay financialYearEnd) {
        return switch (this) {
            case None() -> day;
            case CalendarYear() -> LocalDate.of(day.getYear(), 12, 31);
            case FinancialYear() -> next(day, financialYearEnd);
            case TaxYear(MonthDay lastDay) -> next(day, lastDay);
            case InTurn(List<Rounding> of) -> {
                LocalDate rounded = day;
                for (Rounding one : of) {
                    rounded = one.apply(rounded, financialYearEnd);
                }
                yield rounded;
            }
        };
    }

    private static LocalDate next(LocalDate day, MonthDay yearEnd) {
        LocalDate end = yearEnd.atYear(day.getYear());
        return end.isBefore(day) ? yearEnd.atYear(day.getYear() + 1) : end;
    }

    default String words() {
        return switch (this) {
            case None() -> "none";
            case CalendarYear() -> "calendar-year";
            case FinancialYear() -> "financial-year";
            case TaxYear(MonthDay lastDay) ->
                    String.format(
                            Locale.ROOT,
                            "tax-year(%02d-%02d)",
                            lastDay.getMonthValue(),
                            lastDay.getDayOfMonth());
            case InTurn(List<Rounding> of) ->
                    of.stream().map(Rounding::words).collect(Collectors.joining(", then "));
        };
    }
}
