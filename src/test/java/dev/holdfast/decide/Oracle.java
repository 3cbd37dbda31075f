package dev.holdfast.decide;

import dev.holdfast.policy.Policy;
import dev.holdfast.policy.Rounding;
import dev.holdfast.policy.Trigger;
import dev.holdfast.search.DateColumns;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The same decisions in plain Java, one item at a time, straight from the principles: no rules, no
 * classes, no cutoffs, and none of the product's calendar.
 */
final class Oracle {
    record Decision(
            Outcome outcome, @Nullable LocalDate retainUntil, @Nullable LocalDate dispositionOn) {}

    /**
     * Ends of periods; the wait for an event is the end of time, and a date that is not believed is
     * none.
     */
    private record Ending(Policy policy, boolean scoped, Optional<LocalDate> last) {
        boolean waits() {
            return last.filter(LocalDate.MAX::equals).isPresent();
        }
    }

    private final Archive archive;
    private final Terms terms;

    Oracle(Archive archive, Terms terms) {
        this.archive = archive;
        this.terms = terms;
    }

    Decision decide(long ordinal) {
        List<Ending> endings = new ArrayList<>();
        for (Policy policy : terms.policies().policies()) {
            if (covers(policy, ordinal)) {
                boolean scoped = policy.scope().query() != null;
                endings.add(new Ending(policy, scoped, last(policy, ordinal)));
            }
        }
        List<Ending> retains =
                endings.stream()
                        .filter(e -> e.policy.kind() == Policy.Bound.MINIMUM)
                        .filter(e -> e.policy.then() != Policy.Then.DELETE_ONLY)
                        .toList();
        List<Ending> deletes = countingDeletes(endings);
        boolean undated =
                !deletes.isEmpty()
                        && (retains.stream().anyMatch(e -> e.last.isEmpty())
                                || deletes.stream().anyMatch(e -> e.last.isEmpty()));
        LocalDate retainUntil = null;
        boolean open = false;
        for (Ending e : retains) {
            open |= e.last.isEmpty() || e.waits();
            if (e.last.isPresent() && (retainUntil == null || e.last.get().isAfter(retainUntil))) {
                retainUntil = e.last.get();
            }
        }
        LocalDate retainLatest = retainUntil;
        retainUntil = open ? null : retainUntil;
        LocalDate disposition = null;
        for (Ending e : deletes) {
            if (e.last.isPresent() && !e.waits()) {
                LocalDate day = e.last.get().plusDays(1);
                disposition = disposition == null || day.isBefore(disposition) ? day : disposition;
            }
        }
        if (disposition != null && retainUntil != null && !disposition.isAfter(retainUntil)) {
            disposition = retainUntil.plusDays(1);
        }
        if (open || undated) {
            disposition = null;
        }
        LocalDate asOf = terms.asOf();
        Outcome outcome;
        if (archive.holds().values().stream().anyMatch(h -> h.contains(ordinal))
                || archive.holdUnknown().contains(ordinal)) {
            outcome = Outcome.HELD;
        } else if (conflict(endings, retains)) {
            outcome = Outcome.REVIEW;
        } else if (retainLatest != null && !retainLatest.isBefore(asOf)) {
            outcome = Outcome.KEEP;
        } else if (undated) {
            outcome = Outcome.REVIEW;
        } else if (disposition == null || disposition.isAfter(asOf)) {
            outcome = Outcome.KEEP;
        } else {
            boolean review = deletes.stream().anyMatch(e -> e.policy.then() == Policy.Then.REVIEW);
            outcome = review ? Outcome.REVIEW : Outcome.DUE;
        }
        return new Decision(outcome, retainUntil, disposition);
    }

    private static List<Ending> countingDeletes(List<Ending> endings) {
        List<Ending> deletes =
                endings.stream().filter(e -> e.policy.then() != Policy.Then.RETAIN_ONLY).toList();
        List<Ending> labels =
                deletes.stream().filter(e -> e.policy.level() == Policy.Level.LABEL).toList();
        if (!labels.isEmpty()) {
            return labels;
        }
        List<Ending> scoped = deletes.stream().filter(Ending::scoped).toList();
        return scoped.isEmpty() ? deletes : scoped;
    }

    private boolean conflict(List<Ending> endings, List<Ending> retains) {
        for (Ending max : endings) {
            if (max.policy.kind() == Policy.Bound.MAXIMUM
                    && max.last.isPresent()
                    && max.last.get().isBefore(terms.asOf())) {
                for (Ending min : retains) {
                    if (min.last.isPresent() && min.last.get().isAfter(max.last.get())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean covers(Policy policy, long ordinal) {
        if (policy.level() == Policy.Level.LABEL) {
            return archive.labels().stream()
                    .anyMatch(l -> l.label().equals(policy.id()) && l.items().contains(ordinal));
        }
        var scope = archive.scopes().get(policy.id());
        return policy.scope().query() == null || (scope != null && scope.contains(ordinal));
    }

    private Optional<LocalDate> last(Policy policy, long ordinal) {
        return anchor(policy, policy.from(), ordinal)
                .map(
                        day ->
                                day.equals(LocalDate.MAX)
                                        ? day
                                        : policy.period().after(rounded(policy.round(), day)));
    }

    private Optional<LocalDate> anchor(Policy policy, Trigger trigger, long ordinal) {
        return switch (trigger) {
            case Trigger.Own(Trigger.ItemDate date) -> {
                long at = archive.dates().at(DateColumns.Column.valueOf(date.name()), ordinal);
                yield believed(at);
            }
            case Trigger.Labelled() ->
                    archive.labels().stream()
                            .filter(l -> l.label().equals(policy.id()))
                            .filter(l -> l.items().contains(ordinal))
                            .map(Archive.LabelPut::on)
                            .max(LocalDate::compareTo);
            case Trigger.Event(String type) ->
                    Optional.of(
                            archive.events().stream()
                                    .filter(e -> e.type().equals(type))
                                    .filter(e -> e.items().contains(ordinal))
                                    .map(Archive.Occurred::on)
                                    .max(LocalDate::compareTo)
                                    .orElse(LocalDate.MAX));
            case Trigger.LaterOf(List<Trigger> of) -> {
                var days = of.stream().map(t -> anchor(policy, t, ordinal)).toList();
                var known = days.stream().flatMap(Optional::stream).max(LocalDate::compareTo);
                boolean waits = known.filter(LocalDate.MAX::equals).isPresent();
                yield waits || days.stream().allMatch(Optional::isPresent)
                        ? known
                        : Optional.empty();
            }
            case Trigger.After(Trigger of, Period period) ->
                    anchor(policy, of, ordinal)
                            .map(day -> day.equals(LocalDate.MAX) ? day : day.plus(period));
            case Trigger.EarlierOf(List<Trigger> of) -> {
                var days = of.stream().map(t -> anchor(policy, t, ordinal)).toList();
                yield days.stream().allMatch(Optional::isPresent)
                        ? days.stream().map(Optional::orElseThrow).min(LocalDate::compareTo)
                        : Optional.empty();
            }
        };
    }

    private Optional<LocalDate> believed(long at) {
        Instant instant = Instant.ofEpochMilli(at);
        if (at == DateColumns.MISSING
                || instant.equals(Instant.parse("1980-01-01T00:00:00Z"))
                || instant.isBefore(Instant.parse("1971-01-01T00:00:00Z"))) {
            return Optional.empty();
        }
        ZoneId zone = terms.calendar().zone();
        LocalDate day = instant.atZone(zone).toLocalDate();
        return day.isAfter(terms.asOf().plusDays(1)) ? Optional.empty() : Optional.of(day);
    }

    private LocalDate rounded(Rounding rounding, LocalDate day) {
        if (rounding instanceof Rounding.InTurn(List<Rounding> of)) {
            LocalDate inTurn = day;
            for (Rounding one : of) {
                inTurn = rounded(one, inTurn);
            }
            return inTurn;
        }
        MonthDay end =
                switch (rounding) {
                    case Rounding.None() -> null;
                    case Rounding.CalendarYear() -> MonthDay.of(12, 31);
                    case Rounding.FinancialYear() -> terms.calendar().financialYearEnd();
                    case Rounding.TaxYear(MonthDay lastDay) -> lastDay;
                    case Rounding.InTurn turns -> throw new AssertionError(turns);
                };
        if (end == null) {
            return day;
        }
        LocalDate rounded = day;
        while (!(rounded.getMonthValue() == end.getMonthValue()
                && rounded.getDayOfMonth() == end.getDayOfMonth())) {
            rounded = rounded.plusDays(1);
        }
        return rounded;
    }
}
