package dev.holdfast.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** Searches of other tests in this process go first too: nothing here minds. */
class SearchesFirstTest {
    /** More than the work that is done between two pauses. */
    private static final Duration PIECE = Duration.ofMillis(15);

    private static final Duration PAUSE = Duration.ofMillis(15);

    @Test
    void workShouldPauseWhileSomebodySearches() throws Exception {
        try (SearchesFirst.Search search = SearchesFirst.begin()) {
            Duration longest = Duration.ZERO;
            for (int i = 0; i < 100 && longest.compareTo(PAUSE) < 0; i++) {
                Thread.sleep(PIECE);
                Duration paused = pause();
                longest = paused.compareTo(longest) > 0 ? paused : longest;
            }
            assertThat(longest).isGreaterThanOrEqualTo(PAUSE);
        }
    }

    @Test
    void searchesWithoutEndShouldNotStopTheWork() {
        try (SearchesFirst.Search search = SearchesFirst.begin();
                SearchesFirst.Search other = SearchesFirst.begin()) {
            assertTimeout(
                    Duration.ofSeconds(10),
                    () -> {
                        for (int i = 0; i < 20; i++) {
                            Thread.sleep(PIECE);
                            SearchesFirst.giveWay();
                        }
                    });
        }
    }

    @Test
    void whoeverIsInterruptedMeanwhileShouldStayInterrupted() throws Exception {
        try (SearchesFirst.Search search = SearchesFirst.begin()) {
            Thread.sleep(PIECE);
            Thread.currentThread().interrupt();
            SearchesFirst.giveWay();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static Duration pause() {
        long start = System.nanoTime();
        SearchesFirst.giveWay();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
