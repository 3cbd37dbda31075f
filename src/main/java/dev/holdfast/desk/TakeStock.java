package dev.holdfast.desk;

import dev.holdfast.decide.Account;
import dev.holdfast.item.ItemSet;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.Decided;
import dev.holdfast.retention.Decisions;
import dev.holdfast.search.SearchIndex;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides the archive as of today and remembers the result until something changes that decisions
 * rest on, or a few seconds pass.
 */
@Singleton
class TakeStock {
    static final int MONTHS = 24;
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final String STAMP =
            "SELECT concat_ws('/', (SELECT max(id) FROM policy_version), (SELECT count(*) FROM"
                + " policy_version WHERE retired_at IS NULL), (SELECT max(id) FROM hold), (SELECT"
                + " count(*) FROM hold WHERE released_at IS NULL), (SELECT max(id) FROM"
                + " retention_event), (SELECT matched_through FROM hold_progress))";

    /**
     * The chart may be this old when something changes that the stamp does not tell, such as a
     * label.
     */
    private static final Duration OUTLOOK_REMEMBERED = Duration.ofMinutes(10);

    /**
     * @param decided whole archive as of {@code day}
     * @param took how long deciding it took
     */
    record Stock(
            String stamp,
            LocalDate day,
            Instant at,
            Duration took,
            Decided decided,
            Account account) {}

    /** Items that become due in a month and did not before. */
    record Due(YearMonth month, long items) {}

    private record Outlook(String stamp, LocalDate day, Instant at, List<Due> months) {}

    private final Transactions transactions;
    private final Decisions decisions;
    private final SearchIndex index;
    private final ArchiveSettings settings;
    private final Clock clock;
    private volatile @Nullable Stock last;
    private volatile @Nullable Outlook outlook;

    TakeStock(
            Transactions transactions,
            Decisions decisions,
            SearchIndex index,
            ArchiveSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.decisions = decisions;
        this.index = index;
        this.settings = settings;
        this.clock = clock;
    }

    Stock now() {
        String stamp = stamp();
        LocalDate today = settings.today();
        Instant at = clock.instant();
        Stock known = last;
        if (known != null
                && known.stamp().equals(stamp)
                && known.day().equals(today)
                && known.at().plus(REMEMBERED).isAfter(at)) {
            return known;
        }
        long started = System.nanoTime();
        Decided decided = decisions.decide(today);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        Stock stock = new Stock(stamp, today, at, took, decided, decided.account());
        last = stock;
        return stock;
    }

    /**
     * What becomes due this month and in the months after it; decided anew when the stock changes.
     */
    List<Due> outlook(Stock stock) {
        Outlook known = outlook;
        if (known != null
                && known.stamp().equals(stock.stamp())
                && known.day().equals(stock.day())
                && known.at().plus(OUTLOOK_REMEMBERED).isAfter(stock.at())) {
            return known.months();
        }
        YearMonth first = YearMonth.from(stock.day());
        List<LocalDate> ends = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            ends.add(first.plusMonths(month).atEndOfMonth());
        }
        ItemSet before = stock.decided().evaluation().due();
        List<Due> months = new ArrayList<>();
        var later = stock.decided().on(ends);
        for (int month = 0; month < MONTHS; month++) {
            ItemSet due = later.get(month).due();
            months.add(new Due(first.plusMonths(month), due.andNot(before).size()));
            before = before.or(due);
        }
        outlook = new Outlook(stock.stamp(), stock.day(), stock.at(), List.copyOf(months));
        return months;
    }

    private String stamp() {
        String facts =
                transactions.read(
                        connection -> {
                            try (PreparedStatement select = connection.prepareStatement(STAMP);
                                    ResultSet row = select.executeQuery()) {
                                row.next();
                                return row.getString(1);
                            }
                        });
        return facts + "/" + index.highWater() + "/" + index.size();
    }
}
