package dev.holdfast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/**
 * The calendar of retention against a calculation of its own: whole numbers and the old calendar
 * classes, nothing of {@code java.time}'s arithmetic.
 */
class CalendarTableTest {
    /** Days on which calendars go wrong, an instant on each side of midnight and of DST. */
    private static final List<String> INSTANTS =
            List.of(
                    "2019-02-28T23:59:59Z",
                    "2019-03-01T00:00:00Z",
                    "2020-02-28T12:00:00Z",
                    "2020-02-29T00:00:00Z",
                    "2020-02-29T23:59:59Z",
                    "2020-03-01T00:00:00Z",
                    "2000-02-29T10:30:00Z",
                    "1999-12-31T23:59:59Z",
                    "2000-01-01T00:00:00Z",
                    "2021-01-31T11:59:59Z",
                    "2021-01-31T12:00:00Z",
                    "2021-08-31T04:00:00Z",
                    "2021-12-31T22:59:59Z",
                    "2021-12-31T23:00:00Z",
                    "2022-01-01T04:59:59Z",
                    "2022-01-01T05:00:00Z",
                    "2021-03-28T00:59:59Z",
                    "2021-03-28T01:00:00Z",
                    "2021-10-31T00:59:59Z",
                    "2021-10-31T01:00:00Z",
                    "2021-03-14T06:59:59Z",
                    "2021-11-07T05:59:59Z",
                    "2021-04-05T22:59:59Z",
                    "2021-04-05T23:00:00Z",
                    "2021-04-06T00:00:00Z",
                    "2021-06-30T13:59:59Z",
                    "2021-06-30T14:00:00Z",
                    "2021-07-01T00:00:00Z",
                    "2011-12-30T09:59:59Z",
                    "2011-12-30T10:00:00Z",
                    "2018-11-04T02:59:59Z",
                    "2018-11-04T03:00:00Z");

    private static final List<String> ZONES =
            List.of(
                    "UTC",
                    "Europe/Berlin",
                    "Europe/London",
                    "America/New_York",
                    "America/Sao_Paulo",
                    "Asia/Kolkata",
                    "Asia/Tokyo",
                    "Australia/Sydney",
                    "Pacific/Apia");

    /** Years, months, days and the word of a policy file. */
    private record Span(int years, int months, int days) {
        String word() {
            return "P" + years + "Y" + months + "M" + days + "D";
        }
    }

    private static final List<Span> SPANS =
            List.of(
                    new Span(0, 0, 1),
                    new Span(0, 0, 30),
                    new Span(0, 1, 0),
                    new Span(0, 18, 0),
                    new Span(1, 0, 0),
                    new Span(4, 0, 0),
                    new Span(7, 0, 0),
                    new Span(2, 6, 15),
                    new Span(30, 0, 0));

    /** A year's last day and the word of a policy file; 0 means no rounding. */
    private record Ending(String word, int month, int day) {}

    private static final List<Ending> ENDINGS =
            List.of(
                    new Ending("none", 0, 0),
                    new Ending("calendar-year", 12, 31),
                    new Ending("financial-year", 6, 30),
                    new Ending("tax-year(04-05)", 4, 5),
                    new Ending("tax-year(02-28)", 2, 28));

    @Test
    void lastDayShouldBeWhatAnotherCalendarSays() {
        int cases = 0;
        for (String zone : ZONES) {
            RetentionCalendar calendar = new RetentionCalendar(ZoneId.of(zone), MonthDay.of(6, 30));
            for (String instant : INSTANTS) {
                long millis = Instant.parse(instant).toEpochMilli();
                for (Span span : SPANS) {
                    for (Ending ending : ENDINGS) {
                        Policy policy = policy(span.word(), ending.word());
                        LocalDate computed = calendar.lastDay(policy, calendar.dayOf(millis));
                        assertThat(computed.toString())
                                .as("%s in %s, %s, %s", instant, zone, span.word(), ending.word())
                                .isEqualTo(expected(millis, zone, span, ending));
                        cases++;
                    }
                }
            }
        }
        System.out.println("CalendarTableTest: " + cases + " cases");
        assertThat(cases).isGreaterThan(10_000);
    }

    @Test
    void cutoffShouldBeTheLastDayFromWhichThePeriodIsOver() {
        RetentionCalendar calendar = new RetentionCalendar(ZoneId.of("UTC"), MonthDay.of(6, 30));
        for (Span span : SPANS) {
            for (Ending ending : ENDINGS) {
                Policy policy = policy(span.word(), ending.word());
                for (LocalDate asOf = LocalDate.of(2023, 12, 20);
                        asOf.isBefore(LocalDate.of(2024, 3, 10));
                        asOf = asOf.plusDays(1)) {
                    LocalDate cutoff = calendar.cutoff(policy, asOf);
                    assertThat(calendar.lastDay(policy, cutoff)).isBefore(asOf);
                    assertThat(calendar.lastDay(policy, cutoff.plusDays(1))).isAfterOrEqualTo(asOf);
                }
            }
        }
    }

    private static Policy policy(String period, String round) {
        String yaml =
                """
                id: calendar
                title: Calendar
                authority: {cite: "Test", confidence: seen}
                kind: minimum
                level: policy
                period: %s
                from: sent
                round: %s
                then: destroy
                """
                        .formatted(period, round);
        return PolicyReader.orRefuse(new PolicyReader(QueryCheck.NONE).read("calendar.yaml", yaml));
    }

    private static String expected(long millis, String zone, Span span, Ending ending) {
        Calendar local = new GregorianCalendar(TimeZone.getTimeZone(zone), Locale.ROOT);
        local.setTimeInMillis(millis);
        int year = local.get(Calendar.YEAR);
        int month = local.get(Calendar.MONTH) + 1;
        int day = local.get(Calendar.DAY_OF_MONTH);
        if (ending.month() > 0) {
            boolean over =
                    month > ending.month() || (month == ending.month() && day > ending.day());
            year += over ? 1 : 0;
            month = ending.month();
            day = ending.day();
        }
        int months = year * 12 + (month - 1) + span.years() * 12 + span.months();
        year = months / 12;
        month = months % 12 + 1;
        day = Math.min(day, length(year, month));
        for (int left = span.days(); left > 0; left--) {
            day++;
            if (day > length(year, month)) {
                day = 1;
                month++;
                if (month > 12) {
                    month = 1;
                    year++;
                }
            }
        }
        return String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
    }

    private static int length(int year, int month) {
        if (month == 2) {
            boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            return leap ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }
}
