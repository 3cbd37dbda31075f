package dev.holdfast.console;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What needs somebody today, then how the archive stands.
 *
 * @param dueRemark one line that says what to see in the chart
 */
public record OverviewPage(
        Optional<Evaluated> evaluated,
        List<Tally> tallies,
        List<Need> needs,
        List<Coverage> coverage,
        List<Month> becomesDue,
        String dueRemark,
        List<Kept> kept) {

    public record Evaluated(Instant at, long items, Duration took) {}

    /**
     * @param note what explains the number, such as {@code 3 matters, 5 holds}
     */
    public record Tally(Mark mark, String title, Count count, String note) {}

    /**
     * @param tag one word: {@code approve}, {@code hold}, {@code source}, {@code policy}
     */
    public record Need(Mark mark, String tag, String what, String verb, String href) {}

    public record Coverage(String source, long expected, long captured, String href) {}

    public record Month(YearMonth month, long items) {}

    public record Kept(String obligation, String authority, Count count, boolean hold) {}

    /** Tallest bar of the chart, at least 1. */
    public long tallest() {
        return Math.max(1, becomesDue.stream().mapToLong(Month::items).max().orElse(1));
    }

    /** Most items of one obligation, at least 1. */
    public long mostKept() {
        return Math.max(1, kept.stream().mapToLong(k -> k.count().items()).max().orElse(1));
    }
}
