package dev.holdfast.desk;

import dev.holdfast.decide.Account;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.Decided;
import dev.holdfast.retention.Decisions;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Decides the archive as of today, and works out what to tell of it once for each decision. */
@Singleton
class TakeStock {
    static final int MONTHS = 24;

    /**
     * @param decided whole archive as of {@code day}
     * @param took how long deciding it took
     */
    record Stock(LocalDate day, Instant at, Duration took, Decided decided, Account account) {}

    /** Items that become due in a month and did not before. */
    record Due(YearMonth month, long items) {}

    private record Outlook(Decided of, List<Due> months) {}

    private final Decisions decisions;
    private final ArchiveSettings settings;
    private final Clock clock;
    private volatile @Nullable Stock last;
    private volatile @Nullable Outlook outlook;

    TakeStock(Decisions decisions, ArchiveSettings settings, Clock clock) {
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    Stock now() {
        LocalDate today = settings.today();
        Instant at = clock.instant();
        long started = System.nanoTime();
        Decided decided = decisions.decide(today);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        Stock known = last;
        if (known != null && known.decided() == decided) {
            return known;
        }
        Stock stock = new Stock(today, at, took, decided, decided.account());
        last = stock;
        return stock;
    }

    /**
     * What becomes due this month and in the months after it; decided anew when the stock changes.
     */
    List<Due> outlook(Stock stock) {
        Outlook known = outlook;
        if (known != null && known.of() == stock.decided()) {
            return known.months();
        }
        YearMonth first = YearMonth.from(stock.day());
        List<LocalDate> ends = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            ends.add(first.plusMonths(month).atEndOfMonth());
        }
        List<Due> months = new ArrayList<>();
        for (long items : stock.decided().becomingDue(ends)) {
            months.add(new Due(first.plusMonths(months.size()), items));
        }
        outlook = new Outlook(stock.decided(), List.copyOf(months));
        return months;
    }
}
