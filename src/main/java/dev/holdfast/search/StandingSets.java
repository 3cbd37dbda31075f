package dev.holdfast.search;

import dev.holdfast.item.ItemSet;
import dev.holdfast.search.kql.Ast;
import dev.holdfast.search.kql.Property;

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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The item sets of queries that are asked again and again, such as the scopes of policies, segment
 * by segment: a segment never changes, so a new state of the index costs only its new segments. A
 * segment of which items were deleted is a new one.
 *
 * <p>Only queries that speak of what items say are remembered, and of custodians by what the
 * directory says of them, if it still says the same; what else the register knows, such as labels,
 * may change without the index.
 */
final class StandingSets {
    /** What the sets may take in memory; the one not asked for longest goes first. */
    private static final long MOST_BYTES = 256L << 20;

    /** A query, and whom the custodian directory names for it. */
    private record Key(Ast query, Map<Ast.InSet, Members> members) {
        SetResolver resolver() {
            return new SetResolver() {
                @Override
                public ItemSet resolve(String property, String value) {
                    return SetResolver.none().resolve(property, value);
                }

                @Override
                public Members members(String property, String value) {
                    return members.entrySet().stream()
                            .filter(one -> one.getKey().property().label().equals(property))
                            .filter(one -> one.getKey().value().equals(value))
                            .findFirst()
                            .orElseThrow()
                            .getValue();
                }
            };
        }
    }

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
    private final LinkedHashMap<Key, Remembered> known = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    StandingSets(LeafOrdinals ordinals) {
        this.ordinals = ordinals;
    }

    /**
     * What matches each of {@code queries}. The register is asked on the caller's thread, because
     * transactions are bound to it.
     */
    List<ItemSet> of(List<Ast> queries, SetResolver sets, IndexSearcher searcher, int threads)
            throws IOException {
        ItemSet[] found = new ItemSet[queries.size()];
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            Asked asked = new Asked(sets);
            asked.walk(queries.get(i));
            keys.add(new Key(queries.get(i), Map.copyOf(asked.members)));
            if (asked.others) {
                found[i] = select(keys.get(i), sets, searcher, Map.of()).whole();
            }
        }
        Sharing.share(
                threads,
                found.length,
                i -> {
                    if (found[i] == null) {
                        found[i] = of(keys.get(i), searcher);
                    }
                });
        return List.of(found);
    }

    private ItemSet of(Key key, IndexSearcher searcher) throws IOException {
        Remembered before = known(key);
        if (before != null
                && before.state()
                        .equals(searcher.getIndexReader().getReaderCacheHelper().getKey())) {
            return before.whole();
        }
        Remembered now =
                select(
                        key,
                        key.resolver(),
                        searcher,
                        before == null ? Map.of() : before.bySegment());
        remember(key, now);
        return now.whole();
    }

    private Remembered select(
            Key key, SetResolver sets, IndexSearcher searcher, Map<Object, ItemSet> old)
            throws IOException {
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
                                    searcher.rewrite(new Translation(sets).query(key.query())),
                                    ScoreMode.COMPLETE_NO_SCORES,
                                    1);
                }
                part = select(weight, context);
            }
            parts.put(segment, part);
            whole.addAll(part);
        }
        Object state = searcher.getIndexReader().getReaderCacheHelper().getKey();
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

    private synchronized @Nullable Remembered known(Key key) {
        return known.get(key);
    }

    private synchronized void remember(Key key, Remembered now) {
        Remembered before = known.put(key, now);
        bytes += now.bytes() - (before == null ? 0 : before.bytes());
        Iterator<Map.Entry<Key, Remembered>> oldest = known.entrySet().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            Map.Entry<Key, Remembered> going = oldest.next();
            if (!going.getKey().equals(key)) {
                bytes -= going.getValue().bytes();
                oldest.remove();
            }
        }
    }

    /** What a query asks of the register. */
    private static final class Asked {
        private final SetResolver sets;
        private final Map<Ast.InSet, Members> members = new HashMap<>();
        private boolean others;

        Asked(SetResolver sets) {
            this.sets = sets;
        }

        void walk(Ast query) {
            switch (query) {
                case Ast.And(List<Ast> all) -> all.forEach(this::walk);
                case Ast.Or(List<Ast> any) -> any.forEach(this::walk);
                case Ast.Not(Ast none) -> walk(none);
                case Ast.InSet in when in.property().type() == Property.Type.MEMBERS ->
                        members.computeIfAbsent(
                                in, asked -> sets.members(in.property().label(), in.value()));
                case Ast.InSet in -> others = true;
                case Ast.Everything e -> {}
                case Ast.Text t -> {}
                case Ast.Near n -> {}
                case Ast.InProperty p -> {}
                case Ast.Person p -> {}
                case Ast.Within w -> {}
                case Ast.Between b -> {}
                case Ast.Is i -> {}
            }
        }
    }
}
