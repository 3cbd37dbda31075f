package dev.holdfast.console;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a form as the browser sent them. */
record Form(Map<String, Object> fields) {
    /** A field without surrounding white space; empty when it was not sent. */
    String text(String name) {
        return secret(name).strip();
    }

    /** A field exactly as typed. */
    String secret(String name) {
        Object value = fields.get(name);
        return value == null
                ? ""
                : value instanceof Collection<?> many
                        ? String.valueOf(many.iterator().next())
                        : value.toString();
    }

    List<String> all(String name) {
        Object value = fields.get(name);
        return switch (value) {
            case null -> List.of();
            case Collection<?> many ->
                    many.stream().map(String::valueOf).filter(text -> !text.isBlank()).toList();
            default -> value.toString().isBlank() ? List.of() : List.of(value.toString());
        };
    }

    /** The lines of a field, without empty ones. */
    List<String> lines(String name) {
        return text(name).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /**
     * @throws Problem HF-1002 when the field is no date
     */
    Optional<LocalDate> date(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "'" + text + "' is not a date",
                    "write it as 2026-11-22",
                    e);
        }
    }

    /**
     * @throws Problem HF-1002 when the field is empty
     */
    String required(String name, String meaning) {
        String text = text(name);
        if (text.isEmpty()) {
            throw new Problem(
                    Code.INVALID_INPUT, meaning + " is missing", "fill it in and try again");
        }
        return text;
    }
}
