package dev.holdfast.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a period starts from: a date of the item, an event outside it, or an expression of these.
 */
public sealed interface Trigger {
    /** A date the item carries of itself. */
    enum ItemDate {
        SENT,
        RECEIVED,
        CREATED,
        MODIFIED
    }

    /** One of the item's own dates. */
    record Own(ItemDate date) implements Trigger {}

    /** The day the policy's label was put on the item. */
    record Labelled() implements Trigger {}

    /** The day of a retention event; until it is known the item is kept. */
    record Event(String type) implements Trigger {}

    /** The latest of these days. */
    record LaterOf(List<Trigger> of) implements Trigger {
        public LaterOf {
            of = List.copyOf(of);
        }
    }

    /** The earliest of these days. */
    record EarlierOf(List<Trigger> of) implements Trigger {
        public EarlierOf {
            of = List.copyOf(of);
        }
    }

    /** A day so much later than another: two clocks of different length run in one expression. */
    record After(Trigger of, Period period) implements Trigger {
        /** The latest day from which the period has come no further than {@code day}. */
        public LocalDate before(LocalDate day) {
            LocalDate latest = day.minus(period);
            while (latest.plus(period).isAfter(day)) {
                latest = latest.minusDays(1);
            }
            while (!latest.plusDays(1).plus(period).isAfter(day)) {
                latest = latest.plusDays(1);
            }
            return latest;
        }
    }

    Pattern EVENT = Pattern.compile("event:([a-z0-9][a-z0-9-]*)");

    /**
     * Reads the word of a policy file: {@code sent}, {@code labelled}, {@code
     * event:account-closed}.
     */
    static Optional<Trigger> parse(String word) {
        if (word.equals("labelled")) {
            return Optional.of(new Labelled());
        }
        var event = EVENT.matcher(word);
        if (event.matches()) {
            return Optional.of(new Event(event.group(1)));
        }
        for (ItemDate date : ItemDate.values()) {
            if (date.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(new Own(date));
            }
        }
        return Optional.empty();
    }

    /** The trigger as reasons and digests spell it. */
    default String words() {
        return switch (this) {
            case Own(ItemDate date) -> date.name().toLowerCase(Locale.ROOT);
            case Labelled() -> "labelled";
            case Event(String type) -> "event:" + type;
            case LaterOf(List<Trigger> of) -> "later of " + words(of);
            case EarlierOf(List<Trigger> of) -> "earlier of " + words(of);
            case After(Trigger of, Period period) -> period + " after " + of.words();
        };
    }

    private static String words(List<Trigger> triggers) {
        return triggers.stream().map(Trigger::words).toList().toString();
    }
}
