package dev.holdfast.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.function.Function;

/** What is known of the day a period starts from. */
public sealed interface AnchorDay {
    /** The day is known. */
    record On(LocalDate day) implements AnchorDay {}

    /** An event that has not come: the period has not begun, and the item is kept. */
    record Pending(String trigger) implements AnchorDay {}

    /** The item has no such date, or one that cannot be believed. */
    record Undated(String reason) implements AnchorDay {}

    /**
     * The day of a trigger.
     *
     * <p>The later of several waits for all of them; the earlier of several needs one, since an
     * event still to come is not earlier. A date that cannot be believed spoils both.
     *
     * @param simple gives the day of every trigger that is not an expression
     */
    static AnchorDay of(Trigger trigger, Function<Trigger, AnchorDay> simple) {
        return switch (trigger) {
            case Trigger.Own own -> simple.apply(own);
            case Trigger.Labelled labelled -> simple.apply(labelled);
            case Trigger.Event event -> simple.apply(event);
            case Trigger.LaterOf(List<Trigger> of) -> combine(of, simple, true);
            case Trigger.EarlierOf(List<Trigger> of) -> combine(of, simple, false);
            case Trigger.After(Trigger of, Period period) -> {
                AnchorDay start = of(of, simple);
                yield start instanceof On(LocalDate day) ? new On(day.plus(period)) : start;
            }
        };
    }

    private static AnchorDay combine(
            List<Trigger> of, Function<Trigger, AnchorDay> simple, boolean later) {
        AnchorDay pending = null;
        AnchorDay undated = null;
        LocalDate chosen = null;
        for (Trigger part : of) {
            switch (of(part, simple)) {
                case On(LocalDate day) -> {
                    if (chosen == null || (later ? day.isAfter(chosen) : day.isBefore(chosen))) {
                        chosen = day;
                    }
                }
                case Pending p -> pending = p;
                case Undated u -> undated = u;
            }
        }
        if (later && pending != null) {
            return pending;
        }
        if (undated != null) {
            return undated;
        }
        if (chosen != null) {
            return new On(chosen);
        }
        return pending == null ? new Undated("no date") : pending;
    }
}
