package dev.holdfast.decide;

import dev.holdfast.policy.Trigger;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Since when mailboxes exist. Mail that claims to be older carries a date that is not believed. */
record Mailboxes(Days opened, long latestMillis, Terms terms) {
    /** Whether a date is older than what could have carried it. */
    interface Doubt {
        /** Of a document: it may well be older than its owner's mailbox. */
        Doubt NONE = (ordinal, epochMillis) -> false;

        boolean precedes(long ordinal, long epochMillis);
    }

    static Mailboxes of(
            List<Circumstances.Opened> opened,
            Terms terms,
            Function<List<Days.Dated>, Days> layOut) {
        List<Days.Dated> days =
                opened.stream().map(one -> new Days.Dated(one.on(), one.items())).toList();
        long latest =
                opened.stream()
                        .map(Circumstances.Opened::on)
                        .max(LocalDate::compareTo)
                        .map(terms.calendar()::startOf)
                        .orElse(Long.MIN_VALUE);
        return new Mailboxes(layOut.apply(days), latest, terms);
    }

    /** The doubt about one of an item's own dates: only sending and receiving need a mailbox. */
    Doubt of(Trigger.ItemDate date) {
        return switch (date) {
            case SENT, RECEIVED -> latestMillis == Long.MIN_VALUE ? Doubt.NONE : this::precedes;
            case CREATED, MODIFIED -> Doubt.NONE;
        };
    }

    private boolean precedes(long ordinal, long epochMillis) {
        if (epochMillis >= latestMillis) {
            return false;
        }
        int day = opened.at(ordinal);
        return day != Days.NONE && terms.calendar().dayOf(epochMillis).toEpochDay() < day;
    }
}
