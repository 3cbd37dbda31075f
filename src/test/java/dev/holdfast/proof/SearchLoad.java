package dev.holdfast.proof;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.find.RegisterSets;
import dev.holdfast.pace.SearchesFirst;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;
import dev.holdfast.search.Facet;
import dev.holdfast.search.SearchIndex;
import dev.holdfast.search.SearchRequest;
import dev.holdfast.search.SearchRequest.Order;
import dev.holdfast.search.SearchResult;
import dev.holdfast.search.kql.Kql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Somebody who searches all the time: a fixed mix, one search after the other, each begun at a
 * fixed time. A search is what {@code SearchArchive} does, its entry in the log and the rows of its
 * hits included, but for the snippets: the items of a {@link BulkArchive} have no bytes.
 */
final class SearchLoad implements AutoCloseable {
    private static final Actor BY = new Actor("searcher");

    private record Ask(String kql, Order order, Set<Facet> facets) {}

    private static final List<Ask> MIX =
            List.of(
                    new Ask("subject:" + BulkItem.word(300), Order.SCORE, Set.of()),
                    new Ask(
                            BulkItem.word(40) + " AND sent>=2016-01-01",
                            Order.DATE_DESCENDING,
                            Set.of()),
                    new Ask("from:partner12.example", Order.DATE, Set.of()),
                    new Ask(
                            "\"" + BulkItem.word(5) + " " + BulkItem.word(9) + "\"",
                            Order.SCORE,
                            Set.of()),
                    new Ask(
                            BulkItem.word(700) + " AND kind:email",
                            Order.SCORE,
                            Set.of(Facet.YEAR, Facet.CUSTODIAN)),
                    new Ask("path:payroll AND " + BulkItem.word(100), Order.DATE, Set.of()),
                    new Ask(
                            BulkItem.word(20) + " NEAR(4) " + BulkItem.word(60),
                            Order.SCORE,
                            Set.of()),
                    new Ask(
                            "subject:" + BulkItem.word(2_000).substring(0, 5) + "*",
                            Order.DATE_DESCENDING,
                            Set.of(Facet.KIND)));

    /** What a search consists of, in this order. */
    private enum Part {
        INDEX,
        LOG,
        ROWS,
        COMMIT
    }

    /**
     * @param phase what went on when the search began
     * @param took nanoseconds from its beginning, {@code late} from when it should have begun
     * @param ends nanoseconds from its beginning to the end of each part
     */
    private record Sample(String phase, long took, long late, long[] ends) {
        long took(Part part) {
            int i = part.ordinal();
            return ends[i] - (i == 0 ? 0 : ends[i - 1]);
        }
    }

    private final SearchIndex index;
    private final RegisterSets sets;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Items items;
    private final long everyNanos;
    private final List<Sample> samples = new ArrayList<>();
    private final Thread thread;
    private volatile String phase = "warm";
    private volatile boolean ended;

    SearchLoad(Archive archive, long everyMillis) {
        this.index = archive.bean(SearchIndex.class);
        this.sets = archive.bean(RegisterSets.class);
        this.transactions = archive.bean(Transactions.class);
        this.audit = archive.bean(AuditLog.class);
        this.items = archive.bean(Items.class);
        this.everyNanos = everyMillis * 1_000_000;
        this.thread = Thread.ofPlatform().name("searcher").daemon().start(this::run);
    }

    void phase(String now) {
        phase = now;
    }

    private void run() {
        long due = System.nanoTime();
        for (int i = 0; !ended; i++) {
            due += everyNanos;
            long early = due - System.nanoTime();
            if (early > 0) {
                try {
                    Thread.sleep(early / 1_000_000, (int) (early % 1_000_000));
                } catch (InterruptedException e) {
                    return;
                }
            }
            String during = phase;
            long start = System.nanoTime();
            long[] ends = new long[Part.values().length];
            try (SearchesFirst.Search search = SearchesFirst.begin()) {
                search(MIX.get(i % MIX.size()), part -> ends[part.ordinal()] = since(start));
            }
            long end = System.nanoTime();
            samples.add(new Sample(during, end - start, end - Math.min(due, start), ends));
        }
    }

    private static long since(long start) {
        return System.nanoTime() - start;
    }

    private void search(Ask ask, Consumer<Part> ended) {
        SearchResult result =
                index.search(
                        new SearchRequest(
                                Kql.parse(ask.kql, Instant.EPOCH).ast(),
                                20,
                                ask.order,
                                ask.facets,
                                Map.of()),
                        sets);
        ended.accept(Part.INDEX);
        transactions.write(
                connection -> {
                    audit.append(
                            connection,
                            BY,
                            "search",
                            "archive",
                            Map.of("query", ask.kql, "total", result.total()));
                    ended.accept(Part.LOG);
                    List<Item> found =
                            items.find(
                                    connection,
                                    result.hits().stream().map(SearchResult.Hit::item).toList());
                    ended.accept(Part.ROWS);
                    return found;
                });
        ended.accept(Part.COMMIT);
    }

    /** Ends it. */
    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Prints what the searches of some phases, taken together, took; after the end only.
     *
     * @return the 99th percentile in milliseconds; NaN when there was no search
     */
    double print(String name, String... phases) {
        Set<String> some = Set.of(phases);
        List<Sample> chosen = samples.stream().filter(one -> some.contains(one.phase)).toList();
        long[] took = sorted(chosen, Sample::took);
        long[] late = sorted(chosen, Sample::late);
        System.out.printf(
                "searches, %s: %,d, p50 %.1f ms, p99 %.1f ms, longest %.1f ms; from the time they"
                        + " were due p50 %.1f ms, p99 %.1f ms%n",
                name,
                took.length,
                percentile(took, 0.5),
                percentile(took, 0.99),
                percentile(took, 1),
                percentile(late, 0.5),
                percentile(late, 0.99));
        for (Part part : Part.values()) {
            long[] parts = sorted(chosen, sample -> sample.took(part));
            System.out.printf(
                    "searches, %s, %s: p50 %.1f ms, p99 %.1f ms%n",
                    name,
                    part.name().toLowerCase(Locale.ROOT),
                    percentile(parts, 0.5),
                    percentile(parts, 0.99));
        }
        System.out.printf("RESULT search-p99-%s %.2f%n", name, percentile(took, 0.99));
        System.out.printf("RESULT search-late-p99-%s %.2f%n", name, percentile(late, 0.99));
        return percentile(took, 0.99);
    }

    private static long[] sorted(List<Sample> samples, ToLongFunction<Sample> what) {
        return samples.stream().mapToLong(what).sorted().toArray();
    }

    private static double percentile(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))] / 1e6;
    }
}
