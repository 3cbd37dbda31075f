package dev.holdfast.search.kql;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates in queries, always UTC. A date is the span it names: a day from midnight to midnight, a
 * second, an interval such as {@code "last month"}. A week begins on Monday (ISO 8601). So {@code
 * sent>2020-01-31} begins with 1 February.
 */
final class Moments {
    private static final Pattern DATE =
            Pattern.compile(
                    "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:T(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,7}))?)?Z?)?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern US = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

    private final LocalDate today;
    private final List<Parsing.Note> notes;

    Moments(Instant asOf, List<Parsing.Note> notes) {
        this.today = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
        this.notes = notes;
    }

    /** Epoch milliseconds; {@code to} is exclusive. */
    private record Span(long from, long to) {
        static Span days(LocalDate first, LocalDate next) {
            return new Span(millis(first.atStartOfDay()), millis(next.atStartOfDay()));
        }
    }

    Ast ast(Property property, Operator operator, Token.Literal value) {
        String text = value.text();
        int dots = text.indexOf("..");
        if (dots >= 0) {
            if (operator.compares()) {
                throw new Refusal(
                        value.start(),
                        value.end(),
                        "a range after '" + operator.sign() + "'",
                        "write " + property.label() + ":" + text);
            }
            Span first = span(value, text.substring(0, dots));
            Span last = span(value, text.substring(dots + 2));
            if (first.from >= last.to) {
                throw new Refusal(
                        value.start(),
                        value.end(),
                        "the range ends before it begins",
                        "write the earlier date first");
            }
            Ast within = new Ast.Within(property, first.from, last.to);
            return operator == Operator.NOT_EQUAL ? new Ast.Not(within) : within;
        }
        Span span = span(value, text);
        return switch (operator) {
            case IS, EQUALS -> new Ast.Within(property, span.from, span.to);
            case NOT_EQUAL -> new Ast.Not(new Ast.Within(property, span.from, span.to));
            case AT_LEAST -> new Ast.Within(property, span.from, null);
            case GREATER -> new Ast.Within(property, span.to, null);
            case AT_MOST -> new Ast.Within(property, null, span.to);
            case LESS -> new Ast.Within(property, null, span.from);
        };
    }

    private Span span(Token.Literal value, String written) {
        String text = written.strip();
        try {
            Matcher us = US.matcher(text);
            if (us.matches()) {
                LocalDate day = LocalDate.of(number(us, 3), number(us, 1), number(us, 2));
                notes.add(
                        new Parsing.Note(
                                value.start(), "'" + text + "' is read as month/day/year: " + day));
                return Span.days(day, day.plusDays(1));
            }
            Matcher iso = DATE.matcher(text);
            if (iso.matches() && !value.prefix()) {
                return iso(iso);
            }
        } catch (DateTimeException e) {
            throw new Refusal(
                    value.start(),
                    value.end(),
                    "'" + text + "' is not a day of the calendar",
                    "write a date such as 2020-01-31");
        }
        return interval(value, text);
    }

    private static Span iso(Matcher iso) {
        LocalDate day = LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
        if (iso.group(4) == null) {
            return Span.days(day, day.plusDays(1));
        }
        LocalDateTime minute = day.atTime(number(iso, 4), number(iso, 5));
        if (iso.group(6) == null) {
            return new Span(millis(minute), millis(minute) + 60_000);
        }
        long second = millis(minute.withSecond(number(iso, 6)));
        if (iso.group(7) == null) {
            return new Span(second, second + 1_000);
        }
        long millis = second + Long.parseLong((iso.group(7) + "00").substring(0, 3));
        return new Span(millis, millis + 1);
    }

    private Span interval(Token.Literal value, String text) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate month = today.withDayOfMonth(1);
        LocalDate year = today.withDayOfYear(1);
        return switch (text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")) {
            case "today" -> Span.days(today, today.plusDays(1));
            case "yesterday" -> Span.days(today.minusDays(1), today);
            case "this week" -> Span.days(monday, monday.plusWeeks(1));
            case "last week" -> Span.days(monday.minusWeeks(1), monday);
            case "this month" -> Span.days(month, month.plusMonths(1));
            case "last month" -> Span.days(month.minusMonths(1), month);
            case "this year" -> Span.days(year, year.plusYears(1));
            case "last year" -> Span.days(year.minusYears(1), year);
            default ->
                    throw new Refusal(
                            value.start(),
                            value.end(),
                            "'" + text + "' is not a date",
                            "write YYYY-MM-DD, a range such as 2020-01-01..2020-12-31, or an"
                                    + " interval such as \"last month\"");
        };
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static long millis(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
