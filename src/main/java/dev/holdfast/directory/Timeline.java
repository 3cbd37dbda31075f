package dev.holdfast.directory;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The values of one attribute of one custodian over time, in order and without overlap. */
record Timeline(List<Span> spans) {
    static final Timeline EMPTY = new Timeline(List.of());

    /**
     * @param last the last day; {@link LocalDate#MAX} when it has no end
     */
    record Span(LocalDate first, LocalDate last, List<String> values) {
        Span {
            values = List.copyOf(values);
        }

        boolean covers(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    Timeline {
        spans = List.copyOf(spans);
    }

    /** What results from all that was said, in the order it was said. */
    static Timeline of(List<Span> said) {
        if (said.size() == 1) {
            return new Timeline(said);
        }
        if (said.size() == 2
                && said.getLast().last().equals(LocalDate.MAX)
                && said.getFirst().last().equals(LocalDate.MAX)
                && said.getFirst().values().equals(said.getLast().values())) {
            // the same said twice, by far the most frequent
            return new Timeline(
                    List.of(
                            said.getLast().first().isBefore(said.getFirst().first())
                                    ? said.getLast()
                                    : said.getFirst()));
        }
        TreeSet<LocalDate> turns = new TreeSet<>();
        for (Span span : said) {
            turns.add(span.first());
            if (!span.last().equals(LocalDate.MAX)) {
                turns.add(span.last().plusDays(1));
            }
        }
        List<Span> spans = new ArrayList<>();
        for (LocalDate turn : turns) {
            Span deciding = deciding(said, turn);
            if (deciding != null) {
                LocalDate next = turns.higher(turn);
                LocalDate last = next == null ? LocalDate.MAX : next.minusDays(1);
                append(spans, new Span(turn, last, deciding.values()));
            }
        }
        return new Timeline(spans);
    }

    /** The values on the day; empty where nothing is said. */
    List<String> on(LocalDate day) {
        for (Span span : spans) {
            if (span.covers(day)) {
                return span.values();
            }
        }
        return List.of();
    }

    /** The one that began latest; of those, the one said last. */
    private static @Nullable Span deciding(List<Span> said, LocalDate day) {
        Span best = null;
        for (Span span : said) {
            if (span.covers(day) && (best == null || !span.first().isBefore(best.first()))) {
                best = span;
            }
        }
        return best;
    }

    private static void append(List<Span> spans, Span next) {
        if (!spans.isEmpty()) {
            Span last = spans.getLast();
            if (last.values().equals(next.values())
                    && last.last().plusDays(1).equals(next.first())) {
                spans.set(spans.size() - 1, new Span(last.first(), next.last(), last.values()));
                return;
            }
        }
        spans.add(next);
    }
}
