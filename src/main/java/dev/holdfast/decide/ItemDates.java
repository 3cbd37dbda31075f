package dev.holdfast.decide;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * The days of one item, by calendar.
 *
 * @param retainUntil the last day of the last obligation; empty if there is none, or one whose end
 *     cannot be told
 * @param dispositionOn the first day it may go; empty if never, or if it cannot be told
 * @param longest the obligation that ends last; one that has not begun ends after all others
 * @param earliest the deletion that counts and comes first
 */
record ItemDates(
        Optional<LocalDate> retainUntil,
        Optional<LocalDate> dispositionOn,
        Optional<Applied> longest,
        Optional<Applied> earliest) {

    static ItemDates of(ClassPlan plan, long ordinal) {
        Comparator<Applied> byEnd =
                Comparator.comparing((Applied one) -> one.endsFor(ordinal))
                        .thenComparing(one -> one.policy().id());
        Optional<Applied> longest = plan.obligations().stream().max(byEnd);
        boolean endsKnown =
                !plan.kept()
                        && plan.obligations().stream()
                                .allMatch(one -> one.lastDay(ordinal).isPresent());
        Optional<LocalDate> retainUntil =
                endsKnown ? longest.flatMap(one -> one.lastDay(ordinal)) : Optional.empty();
        Optional<Applied> earliest =
                plan.deletions().stream()
                        .filter(one -> one.lastDay(ordinal).isPresent())
                        .min(byEnd);
        Optional<LocalDate> dispositionOn = Optional.empty();
        if (endsKnown && plan.undated(ordinal).isEmpty()) {
            dispositionOn =
                    earliest.flatMap(one -> one.lastDay(ordinal))
                            .map(day -> later(day, retainUntil.orElse(day)).plusDays(1));
        }
        Optional<LocalDate> kept = plan.reviewed().keeping(ordinal).map(Reviews.Kept::until);
        if (kept.isPresent() && endsKnown) {
            LocalDate until = kept.get();
            return new ItemDates(
                    Optional.of(later(until, retainUntil.orElse(until))),
                    dispositionOn.map(day -> later(day, until.plusDays(1))),
                    longest,
                    earliest);
        }
        return new ItemDates(retainUntil, dispositionOn, longest, earliest);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
