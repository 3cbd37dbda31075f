package dev.holdfast.rules;

import com.github.javaparser.ast.expr.BinaryExpr;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;

/** The few things that rules may ask of texts and days. All are quick, and change nothing. */
final class Calls {
    private Calls() {}

    /** What the call comes to; empty if rules may not make it. */
    static Optional<Reading> on(Reading owner, String name, List<Reading> with) {
        if (owner.is(String.class)) {
            return onText(owner, name, with);
        }
        return owner.is(LocalDate.class) ? onDay(owner, name, with) : Optional.empty();
    }

    private static Optional<Reading> onText(Reading owner, String name, List<Reading> with) {
        if (with.isEmpty()) {
            return name.equals("length")
                    ? number(owner, text -> ((String) text).length())
                    : Optional.empty();
        }
        return switch (name) {
            case "startsWith" -> test(owner, with, String.class, String::startsWith);
            case "endsWith" -> test(owner, with, String.class, String::endsWith);
            case "contains" -> test(owner, with, String.class, String::contains);
            case "equals" -> test(owner, with, String.class, String::equals);
            case "equalsIgnoreCase" -> test(owner, with, String.class, String::equalsIgnoreCase);
            default -> Optional.empty();
        };
    }

    private static Optional<Reading> onDay(Reading owner, String name, List<Reading> with) {
        if (with.isEmpty()) {
            return switch (name) {
                case "getYear" -> number(owner, day -> ((LocalDate) day).getYear());
                case "getMonthValue" -> number(owner, day -> ((LocalDate) day).getMonthValue());
                case "getDayOfMonth" -> number(owner, day -> ((LocalDate) day).getDayOfMonth());
                default -> Optional.empty();
            };
        }
        return switch (name) {
            case "isBefore" -> test(owner, with, LocalDate.class, LocalDate::isBefore);
            case "isAfter" -> test(owner, with, LocalDate.class, LocalDate::isAfter);
            case "isEqual", "equals" -> test(owner, with, LocalDate.class, LocalDate::isEqual);
            default -> Optional.empty();
        };
    }

    private static Optional<Reading> number(Reading owner, ToIntFunction<Object> of) {
        Reading.Value value = owner.value();
        return Optional.of(new Reading(Integer.class, (f, b) -> of.applyAsInt(value.of(f, b))));
    }

    private static <T> Optional<Reading> test(
            Reading owner, List<Reading> with, Class<T> type, BiPredicate<T, T> test) {
        if (with.size() != 1 || !with.getFirst().is(type)) {
            return Optional.empty();
        }
        Reading.Value left = owner.value();
        Reading.Value right = with.getFirst().value();
        return Optional.of(
                new Reading(
                        Boolean.class,
                        (f, b) -> test.test(type.cast(left.of(f, b)), type.cast(right.of(f, b)))));
    }

    /** A day written out: {@code LocalDate.of(2026, 1, 31)}, {@code LocalDate.parse("…")}. */
    static Optional<LocalDate> date(String call, List<Object> with) {
        try {
            if (call.equals("parse") && with.size() == 1 && with.get(0) instanceof String text) {
                return Optional.of(LocalDate.parse(text));
            }
            if (call.equals("of")
                    && with.size() == 3
                    && with.get(0) instanceof Integer year
                    && with.get(1) instanceof Integer month
                    && with.get(2) instanceof Integer day) {
                return Optional.of(LocalDate.of(year, month, day));
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    static boolean ordered(BinaryExpr.Operator operator, Object left, Object right) {
        int order =
                left instanceof LocalDate day
                        ? day.compareTo((LocalDate) right)
                        : Integer.compare((Integer) left, (Integer) right);
        return switch (operator) {
            case LESS -> order < 0;
            case LESS_EQUALS -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_EQUALS -> order >= 0;
            default -> throw new IllegalArgumentException("orders nothing: " + operator);
        };
    }
}
