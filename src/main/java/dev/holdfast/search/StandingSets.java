package dev.holdfast.search;

import dev.holdfast.item.ItemSet;
import dev.holdfast.search.kql.Ast;

import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The item sets of queries that are asked again and again, such as the scopes of policies, segment
 * by segment: a segment never changes, so a new state of the index costs only its new segments. A
 * segment of which items were deleted is a new one.
 *
 * <p>Only queries that speak of what items say are remembered; what the register knows, such as
 * labels, may change without the index.
 */
final class StandingSets {
    /** What the sets may take in memory; the one not asked for longest goes first. */
    private static final long MOST_BYTES = 256L << 20;

    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("scopes-", 0).factory();

    private record Remembered(Object state, ItemSet whole, Map<Object, ItemSet> bySegment) {
        long bytes() {
            long bytes = whole.bitmap().getLongSizeInBytes();
            for (ItemSet part : bySegment.values()) {
                bytes += part.bitmap().getLongSizeInBytes();
            }
            return bytes;
        }
    }

    private final LeafOrdinals ordinals;
    private final LinkedHashMap<Ast, Remembered> known = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    StandingSets(LeafOrdinals ordinals) {
        this.ordinals = ordinals;
    }

    /**
     * What matches each of {@code queries}. What asks the register is searched on the caller's
     * thread, because transactions are bound to it.
     */
    List<ItemSet> of(List<Ast> queries, SetResolver sets, IndexSearcher searcher, int threads)
            throws IOException {
        ItemSet[] found = new ItemSet[queries.size()];
        AtomicInteger next = new AtomicInteger();
        Callable<Void> work =
                () -> {
                    int i;
                    while ((i = next.getAndIncrement()) < found.length) {
                        if (!asksRegister(queries.get(i))) {
                            found[i] = of(queries.get(i), SetResolver.none(), searcher);
                        }
                    }
                    return null;
                };
        try (ExecutorService others = Executors.newThreadPerTaskExecutor(THREADS)) {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 1; i < Math.min(threads, queries.size()); i++) {
                running.add(others.submit(work));
            }
            work.call();
            for (Future<Void> one : running) {
                one.get();
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a scope could not be searched", e);
        }
        for (int i = 0; i < found.length; i++) {
            if (found[i] == null) {
                found[i] = of(queries.get(i), sets, searcher);
            }
        }
        return List.of(found);
    }

    private ItemSet of(Ast query, SetResolver sets, IndexSearcher searcher) throws IOException {
        Object state = searcher.getIndexReader().getReaderCacheHelper().getKey();
        Remembered before = known(query);
        if (before != null && before.state().equals(state)) {
            return before.whole();
        }
        Remembered now = select(query, sets, searcher, state, before);
        if (!asksRegister(query)) {
            remember(query, now);
        }
        return now.whole();
    }

    private Remembered select(
            Ast query,
            SetResolver sets,
            IndexSearcher searcher,
            Object state,
            @Nullable Remembered before)
            throws IOException {
        Map<Object, ItemSet> old = before == null ? Map.of() : before.bySegment();
        Map<Object, ItemSet> parts = new HashMap<>();
        ItemSet.Builder whole = ItemSet.builder();
        Weight weight = null;
        for (LeafReaderContext context : searcher.getIndexReader().leaves()) {
            LeafReader leaf = context.reader();
            Object segment = leaf.getReaderCacheHelper().getKey();
            ItemSet part = old.get(segment);
            if (part == null) {
                if (weight == null) {
                    weight =
                            searcher.createWeight(
                                    searcher.rewrite(new Translation(sets).query(query)),
                                    ScoreMode.COMPLETE_NO_SCORES,
                                    1);
                }
                part = select(weight, context);
            }
            parts.put(segment, part);
            whole.addAll(part);
        }
        return new Remembered(state, whole.build(), parts);
    }

    private ItemSet select(Weight weight, LeafReaderContext context) throws IOException {
        OrdinalCollector collector = new OrdinalCollector(ordinals);
        BulkScorer scorer = weight.bulkScorer(context);
        if (scorer != null) {
            scorer.score(
                    collector.getLeafCollector(context),
                    context.reader().getLiveDocs(),
                    0,
                    DocIdSetIterator.NO_MORE_DOCS);
        }
        return collector.items();
    }

    private synchronized @Nullable Remembered known(Ast query) {
        return known.get(query);
    }

    private synchronized void remember(Ast query, Remembered now) {
        Remembered before = known.put(query, now);
        bytes += now.bytes() - (before == null ? 0 : before.bytes());
        var oldest = new ArrayList<>(known.keySet()).iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            Ast going = oldest.next();
            if (!going.equals(query)) {
                bytes -= known.remove(going).bytes();
            }
        }
    }

    private static boolean asksRegister(Ast query) {
        return switch (query) {
            case Ast.And(List<Ast> all) -> all.stream().anyMatch(StandingSets::asksRegister);
            case Ast.Or(List<Ast> any) -> any.stream().anyMatch(StandingSets::asksRegister);
            case Ast.Not(Ast none) -> asksRegister(none);
            case Ast.InSet set -> true;
            case Ast.Everything e -> false;
            case Ast.Text t -> false;
            case Ast.Near n -> false;
            case Ast.InProperty p -> false;
            case Ast.Person p -> false;
            case Ast.Within w -> false;
            case Ast.Between b -> false;
            case Ast.Is i -> false;
        };
    }
}
