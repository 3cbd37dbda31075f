package dev.holdfast.desk;

import dev.holdfast.console.Mark;
import dev.holdfast.console.Show;
import dev.holdfast.decide.Outcome;
import dev.holdfast.decide.Why;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How pages say what the engine computes: days, periods, outcomes, quantities. */
final class Wording {
    private static final Pattern DAY = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
    private static final Pattern PERIOD = Pattern.compile("\\bP(?=\\d)(\\d+Y)?(\\d+M)?(\\d+D)?\\b");
    private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{40,128}\\b");
    private static final Pattern MOMENT =
            Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?Z");

    private Wording() {}

    static Mark mark(Outcome outcome) {
        return switch (outcome) {
            case KEEP -> Mark.KEEP;
            case HELD -> Mark.HELD;
            case REVIEW -> Mark.REVIEW;
            case DUE -> Mark.DUE;
        };
    }

    /** The outcome with the day that matters, such as {@code keep until 31 Dec 2028}. */
    static String outcome(Why why) {
        LocalDate until = why.retainUntil();
        LocalDate from = why.dispositionOn();
        return switch (why.outcome()) {
            case KEEP -> until == null ? "keep" : "keep until " + Show.day(until);
            case HELD -> "held";
            case REVIEW -> "review";
            case DUE -> from == null ? "due" : "due since " + Show.day(from);
        };
    }

    /** A sentence of the engine, with its days, moments, periods and digests written for people. */
    static String plain(String sentence) {
        String text =
                MOMENT.matcher(sentence)
                        .replaceAll(found -> Show.minute(Instant.parse(whole(found.group()))));
        text = DAY.matcher(text).replaceAll(found -> Show.day(LocalDate.parse(found.group())));
        text = PERIOD.matcher(text).replaceAll(found -> period(Period.parse(found.group())));
        text = text.replaceAll("(years|months|days) ends ", "$1 end on ");
        return DIGEST.matcher(text).replaceAll(found -> Show.digest(found.group()));
    }

    private static String whole(String moment) {
        return moment.length() == "2026-01-01T00:00Z".length()
                ? moment.replace("Z", ":00Z")
                : moment;
    }

    static String period(Period period) {
        List<String> parts = new ArrayList<>();
        if (period.getYears() != 0) {
            parts.add(Show.number(period.getYears(), "year"));
        }
        if (period.getMonths() != 0) {
            parts.add(Show.number(period.getMonths(), "month"));
        }
        if (period.getDays() != 0) {
            parts.add(Show.number(period.getDays(), "day"));
        }
        return parts.isEmpty() ? "no time" : String.join(" ", parts);
    }

    static String capital(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(Locale.ENGLISH) + sentence.substring(1);
    }

    /** What to call an item that has no subject. */
    static String title(String subject, String path) {
        if (!subject.isBlank()) {
            return subject;
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isBlank() ? "(no subject)" : name;
    }

    /** People without their addresses, where they have names. */
    static String names(String people) {
        return people.replaceAll("(?<=[^,<>\\s])\\s*<[^<>]*>", "").replace("\"", "");
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** A value between quotation marks in KQL. */
    static String quoted(String value) {
        return "\"" + value.replace("\"", "") + "\"";
    }
}
