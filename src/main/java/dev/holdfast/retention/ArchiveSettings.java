package dev.holdfast.retention;

import dev.holdfast.policy.RetentionCalendar;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;

/** The calendar that the archive's keeper lives by. */
@Singleton
public class ArchiveSettings {
    private final RetentionCalendar calendar;
    private final String organisation;
    private final Clock clock;

    ArchiveSettings(
            @Value("${holdfast.zone:UTC}") String zone,
            @Value("${holdfast.financial-year-end:--12-31}") String financialYearEnd,
            @Value("${holdfast.organisation:This organisation}") String organisation,
            Clock clock) {
        this.organisation = organisation;
        this.clock = clock;
        try {
            this.calendar =
                    new RetentionCalendar(ZoneId.of(zone), MonthDay.parse(financialYearEnd));
        } catch (DateTimeException e) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "holdfast.zone is '"
                            + zone
                            + "' and holdfast.financial-year-end is '"
                            + financialYearEnd
                            + "'",
                    "write a zone such as Europe/Berlin and a day such as --06-30",
                    e);
        }
    }

    public RetentionCalendar calendar() {
        return calendar;
    }

    /** The keeper's name, as reports print it. */
    public String organisation() {
        return organisation;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendar.zone());
    }
}
