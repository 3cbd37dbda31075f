package dev.holdfast.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

class TimelineTest {
    private static final LocalDate DAY = LocalDate.of(2024, 2, 20);
    private static final int DAYS = 30;

    @Test
    void timelineShouldSayForEachDayWhatAPlainScanFinds() {
        long seed = Long.getLong("holdfast.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            List<Timeline.Span> said = said(random);
            Timeline timeline = Timeline.of(said);
            for (int day = -1; day <= DAYS; day++) {
                LocalDate asOf = DAY.plusDays(day);
                assertThat(timeline.on(asOf))
                        .as("seed %d, %s of %s", seed, asOf, said)
                        .isEqualTo(scan(said, asOf));
            }
            List<Timeline.Span> spans = timeline.spans();
            for (int i = 1; i < spans.size(); i++) {
                assertThat(spans.get(i).first()).isAfter(spans.get(i - 1).last());
            }
        }
    }

    @Test
    void repeatingEverythingShouldBeNoNews() {
        long seed = Long.getLong("holdfast.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<Timeline.Span> spans = said(random);
            Said said = new Said();
            spans.forEach(
                    span ->
                            said.add(
                                    new Statement(
                                            1L,
                                            "vera",
                                            span.first(),
                                            span.last().equals(LocalDate.MAX) ? null : span.last(),
                                            Map.of("group", span.values()))));
            Timeline.Span newest = spans.getLast();
            assertThat(said.isNews("vera", "group", newest))
                    .as("seed %d, %s again after %s", seed, newest, spans)
                    .isFalse();
        }
    }

    private static List<Timeline.Span> said(Random random) {
        List<Timeline.Span> said = new ArrayList<>();
        int number = 1 + random.nextInt(5);
        for (int i = 0; i < number; i++) {
            LocalDate first = DAY.plusDays(random.nextInt(DAYS));
            said.add(
                    new Timeline.Span(
                            first,
                            random.nextBoolean()
                                    ? LocalDate.MAX
                                    : first.plusDays(random.nextInt(10)),
                            random.nextInt(4) == 0 ? List.of() : List.of("v" + random.nextInt(3))));
        }
        return said;
    }

    /**
     * Of all that covers the day, sorted by when it began and then by when it was said, the last.
     */
    private static List<String> scan(List<Timeline.Span> said, LocalDate asOf) {
        List<String> found = List.of();
        LocalDate began = LocalDate.MIN;
        for (Timeline.Span span : said) {
            boolean covers = span.first().compareTo(asOf) <= 0 && span.last().compareTo(asOf) >= 0;
            if (covers && span.first().compareTo(began) >= 0) {
                began = span.first();
                found = span.values();
            }
        }
        return found;
    }
}
