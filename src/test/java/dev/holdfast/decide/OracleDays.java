package dev.holdfast.decide;

import dev.holdfast.policy.Policy;
import dev.holdfast.policy.Rounding;
import dev.holdfast.policy.Trigger;
import dev.holdfast.search.DateColumns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The days of the {@link Oracle}: from what a period starts, and to which year's end it moves. */
record OracleDays(Archive archive, Terms terms) {
    Optional<LocalDate> anchor(Policy policy, Trigger trigger, long ordinal) {
        return switch (trigger) {
            case Trigger.Own(Trigger.ItemDate date) -> {
                long at = archive.dates().at(DateColumns.Column.valueOf(date.name()), ordinal);
                boolean mail = date == Trigger.ItemDate.SENT || date == Trigger.ItemDate.RECEIVED;
                yield believed(at).filter(day -> !mail || !beforeItsMailbox(day, ordinal));
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

    private boolean beforeItsMailbox(LocalDate day, long ordinal) {
        return archive.circumstances().opened().stream()
                .anyMatch(box -> box.items().contains(ordinal) && day.isBefore(box.on()));
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

    LocalDate rounded(Rounding rounding, LocalDate day) {
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
