package dev.holdfast.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.search.DateColumns;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The last day kept, the day before, the day after: in leap years, at year ends, across DST and
 * zones.
 */
class BoundaryDaysTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2020-02-29T12:00:00Z | UTC                 | P3Y  | none            | 2023-02-28
                    2020-02-29T12:00:00Z | UTC                 | P4Y  | none            | 2024-02-29
                    2015-01-31T12:00:00Z | UTC                 | P7Y  | none            | 2022-01-31
                    2021-01-31T12:00:00Z | UTC                 | P1M  | none            | 2021-02-28
                    2021-12-31T23:59:59Z | UTC                 | P6Y  | calendar-year   | 2027-12-31
                    2022-01-01T00:00:00Z | UTC                 | P6Y  | calendar-year   | 2028-12-31
                    2021-12-31T23:30:00Z | Europe/Berlin       | P6Y  | calendar-year   | 2028-12-31
                    2022-01-01T04:30:00Z | America/New_York    | P6Y  | calendar-year   | 2027-12-31
                    2021-06-30T12:00:00Z | UTC                 | P5Y  | financial-year  | 2026-06-30
                    2021-07-01T00:00:00Z | UTC                 | P5Y  | financial-year  | 2027-06-30
                    2021-04-05T12:00:00Z | Europe/London       | P3Y  | tax-year(04-05) | 2024-04-05
                    2021-04-06T12:00:00Z | Europe/London       | P3Y  | tax-year(04-05) | 2025-04-05
                    2021-03-28T00:59:59Z | Europe/London       | P1Y  | none            | 2022-03-28
                    2021-10-30T23:30:00Z | Europe/London       | P1Y  | none            | 2022-10-31
                    2021-03-14T06:59:59Z | America/New_York    | P30D | none            | 2021-04-13
                    2018-11-04T02:30:00Z | America/Sao_Paulo   | P1D  | none            | 2018-11-04
                    2011-12-30T09:59:59Z | Pacific/Apia        | P1D  | none            | 2011-12-30
                    2011-12-30T10:00:00Z | Pacific/Apia        | P1D  | none            | 2012-01-01
                    2020-12-31T12:00:00Z | UTC                 | P2W  | none            | 2021-01-14
                    """)
    void itemShouldBeKeptThroughTheLastDayAndDueOnTheNext(
            String sent, String zone, String period, String round, String lastDay) {
        Scene scene =
                new Scene()
                        .dated(DateColumns.Column.SENT, sent)
                        .with("p-boundary", "minimum", period, "sent", round, "destroy", "tenant");
        scene.zone = ZoneId.of(zone);
        LocalDate last = LocalDate.parse(lastDay);
        assertThat(scene.why(lastDay).retainUntil()).isEqualTo(last);
        assertThat(scene.why(lastDay).dispositionOn()).isEqualTo(last.plusDays(1));
        assertThat(scene.on(last.minusDays(1).toString())).isEqualTo(Outcome.KEEP);
        assertThat(scene.on(lastDay)).isEqualTo(Outcome.KEEP);
        assertThat(scene.on(last.plusDays(1).toString())).isEqualTo(Outcome.DUE);
    }
}
