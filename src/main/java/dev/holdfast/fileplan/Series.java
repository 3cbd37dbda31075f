package dev.holdfast.fileplan;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.StringJoiner;

/**
 * One record series as its publisher (or who read the publisher's paper) wrote it down.
 *
 * @param file the file it stands in
 * @param number its place in the file, from 1
 * @param words the rule in words; for {@link Wording#CODE} only the code's own name
 * @param code the publisher's code of the trigger, such as AC or FE; empty without one
 * @param read the day the publication was read, as written
 * @param updated the day the publisher last changed the schedule, as written
 */
record Series(
        String file,
        int number,
        String state,
        String agency,
        String schedule,
        String id,
        String title,
        String description,
        String citation,
        String url,
        Wording wording,
        String words,
        String code,
        Stated stated,
        String disposition,
        String remarks,
        String read,
        String updated) {

    /** What the words of the rule are. */
    enum Wording {
        /** A code and numbers; the words only name the code. */
        CODE,
        /** The rule as a sentence. */
        STATEMENT,
        /** What was left of the sentence when its numbers were cut out of it. */
        REMAINDER
    }

    /** The numbers beside the words; null where there is none. */
    record Stated(
            @Nullable Integer years,
            @Nullable Integer months,
            @Nullable Integer weeks,
            @Nullable Integer days) {
        static final int WITHOUT_END = 999;

        boolean none() {
            return years == null && months == null && weeks == null && days == null;
        }

        boolean withoutEnd() {
            return years != null && years == WITHOUT_END;
        }

        /** The numbers as an ISO 8601 period, {@code P0D} for zero. */
        String period() {
            StringBuilder text = new StringBuilder("P");
            part(text, years, 'Y');
            part(text, months, 'M');
            part(text, weeks, 'W');
            part(text, days, 'D');
            return text.length() == 1 ? "P0D" : text.toString();
        }

        private static void part(StringBuilder text, @Nullable Integer number, char unit) {
            if (number != null && number != 0) {
                text.append(number).append(unit);
            }
        }
    }

    /** The rule as published, for a person to read. */
    String original() {
        StringJoiner joined = new StringJoiner(" | ");
        add(joined, "", code);
        add(joined, "", words);
        if (!stated.none()) {
            add(joined, "", stated.withoutEnd() ? "permanent (999)" : stated.period());
        }
        add(joined, "disposition: ", disposition);
        return joined.toString();
    }

    /** What makes two entries the same series: who publishes it, where, and its name. */
    String identity() {
        String named = String.join("|", state, agency, schedule, id, title);
        String place = title.isBlank() ? "|" + file + "#" + number : "";
        return (named + place).toLowerCase(Locale.ROOT);
    }

    private static void add(StringJoiner joined, String name, String value) {
        if (!value.isEmpty()) {
            joined.add(name + value);
        }
    }
}
