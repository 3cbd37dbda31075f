package dev.holdfast.search;

import dev.holdfast.item.ItemSet;

import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What many queries find in one segment, part by part: what several ask for is searched once, words
 * that never meet in an item are not searched as a phrase, and once the cheap parts of an AND rule
 * everything out, the others are not searched at all.
 *
 * <p>For many queries over few new items, such as a thousand holds over what arrived. One query
 * over a large archive is better left to Lucene, which skips where this reads every posting. What
 * is found is the same, and a test compares them. For one thread.
 */
final class SharedParts {
    /** What the remembered parts may take in memory, beyond which they are searched again. */
    private static final long MOST_BYTES = 64L << 20;

    private static final RoaringBitmap NONE = new RoaringBitmap();

    private final LeafReaderContext context;
    private final IndexSearcher searcher;
    private final int[] ordinalOf;
    private final RoaringBitmap within;
    private final int first;
    private final int last;
    private final Map<Query, RoaringBitmap> known = new HashMap<>();
    private final Map<RoaringBitmap, ItemSet> told = new IdentityHashMap<>();
    private final Map<String, TermsEnum> dictionaries = new HashMap<>();
    private final Found found = new Found();
    private @Nullable PostingsEnum postings;
    private long bytes;

    /**
     * @param leaf a segment that has items of the range
     */
    SharedParts(LeafReader leaf, OrdinalRange range, LeafOrdinals ordinals) {
        searcher = new IndexSearcher(leaf);
        searcher.setQueryCache(null);
        context = searcher.getIndexReader().leaves().getFirst();
        ordinalOf = ordinals.of(leaf);
        within = within(ordinalOf, range, leaf.getLiveDocs());
        first = within.isEmpty() ? 0 : within.first();
        last = within.isEmpty() ? -1 : within.last();
    }

    /** What each of {@code queries} finds in {@code range}, segment by segment. */
    static List<ItemSet> all(
            List<Query> queries,
            IndexSearcher whole,
            OrdinalRange range,
            LeafOrdinals ordinals,
            int threads)
            throws IOException {
        List<LeafReader> leaves = Snapshot.leaves(whole, range);
        ItemSet[][] found = new ItemSet[leaves.size()][queries.size()];
        Sharing.share(
                threads,
                found.length,
                i -> {
                    SharedParts parts = new SharedParts(leaves.get(i), range, ordinals);
                    for (int j = 0; j < found[i].length; j++) {
                        found[i][j] = parts.items(queries.get(j));
                    }
                });
        return IntStream.range(0, queries.size())
                .mapToObj(
                        j ->
                                Arrays.stream(found)
                                        .map(leaf -> leaf[j])
                                        .reduce(ItemSet.empty(), ItemSet::or))
                .toList();
    }

    private static RoaringBitmap within(int[] ordinalOf, OrdinalRange range, @Nullable Bits live) {
        RoaringBitmap within = new RoaringBitmap();
        for (int doc = 0; doc < ordinalOf.length; doc++) {
            if (ordinalOf[doc] >= range.first()
                    && ordinalOf[doc] <= range.last()
                    && (live == null || live.get(doc))) {
                within.add(doc);
            }
        }
        return within;
    }

    /** The items of the range in this segment that match. */
    ItemSet items(Query query) throws IOException {
        if (within.isEmpty()) {
            return ItemSet.empty();
        }
        RoaringBitmap matching = of(query);
        ItemSet items = matching.isEmpty() ? ItemSet.empty() : told.get(matching);
        if (items == null) {
            items = items(RoaringBitmap.and(matching, within));
            told.put(matching, items);
        }
        return items;
    }

    private ItemSet items(RoaringBitmap docs) {
        int[] items = docs.toArray();
        for (int i = 0; i < items.length; i++) {
            items[i] = ordinalOf[items[i]];
        }
        Arrays.sort(items);
        RoaringBitmap bits = new RoaringBitmap();
        bits.addN(items, 0, items.length);
        return ItemSet.adopt(bits);
    }

    /** Documents that match; outside the range any may be missing or too many. */
    private RoaringBitmap of(Query query) throws IOException {
        if (query instanceof MatchAllDocsQuery) {
            return within;
        }
        if (query instanceof BooleanQuery all && all.getMinimumNumberShouldMatch() == 0) {
            return of(all);
        }
        RoaringBitmap before = known.get(query);
        if (before != null) {
            return before;
        }
        RoaringBitmap now = search(query);
        if (bytes < MOST_BYTES) {
            bytes += now.getLongSizeInBytes();
            known.put(query, now);
        }
        return now;
    }

    private RoaringBitmap of(BooleanQuery query) throws IOException {
        List<Query> required = new ArrayList<>(query.getClauses(Occur.MUST));
        required.addAll(query.getClauses(Occur.FILTER));
        if (required.isEmpty()) {
            RoaringBitmap any = NONE;
            for (Query one : query.getClauses(Occur.SHOULD)) {
                RoaringBitmap more = of(one);
                any = any.isEmpty() ? more : more.isEmpty() ? any : RoaringBitmap.or(any, more);
            }
            return without(any, query);
        }
        required.sort(Comparator.comparingInt(SharedParts::cost));
        RoaringBitmap all = of(required.getFirst());
        for (Query one : required.subList(1, required.size())) {
            if (all.isEmpty()) {
                return NONE;
            }
            all = RoaringBitmap.and(all, of(one));
        }
        return without(all, query);
    }

    private RoaringBitmap without(RoaringBitmap all, BooleanQuery query) throws IOException {
        RoaringBitmap rest = all;
        for (Query one : query.getClauses(Occur.MUST_NOT)) {
            if (rest.isEmpty()) {
                return NONE;
            }
            rest = RoaringBitmap.andNot(rest, of(one));
        }
        return rest;
    }

    /** What costs least rules out what costs more. */
    private static int cost(Query query) {
        return switch (query) {
            case TermQuery term -> 0;
            case MatchAllDocsQuery all -> 0;
            case PhraseQuery phrase -> 2;
            case IntervalQuery near -> 3;
            case BooleanQuery all -> {
                int most = 0;
                for (BooleanClause clause : all) {
                    most = Math.max(most, cost(clause.query()));
                }
                yield most;
            }
            default -> 1;
        };
    }

    private RoaringBitmap search(Query query) throws IOException {
        if (query instanceof TermQuery one) {
            return postings(one.getTerm());
        }
        if (query instanceof PhraseQuery || query instanceof IntervalQuery) {
            if (!meet(Needed.by(query))) {
                return NONE;
            }
        }
        BulkScorer scorer =
                searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1)
                        .bulkScorer(context);
        if (scorer == null) {
            return NONE;
        }
        found.clear();
        scorer.score(found, null, first, last + 1);
        return found.done();
    }

    /**
     * Whether any item has all of {@code words}; no posting is read when one of them is in none.
     */
    private boolean meet(List<Term> words) throws IOException {
        for (Term word : words) {
            if (!dictionary(word.field()).seekExact(word.bytes())) {
                return false;
            }
        }
        RoaringBitmap together = within;
        for (Term word : words) {
            together = RoaringBitmap.and(together, of(new TermQuery(word)));
        }
        return !together.isEmpty();
    }

    private RoaringBitmap postings(Term term) throws IOException {
        TermsEnum dictionary = dictionary(term.field());
        if (!dictionary.seekExact(term.bytes())) {
            return NONE;
        }
        PostingsEnum docs = dictionary.postings(postings, PostingsEnum.NONE);
        postings = docs;
        found.clear();
        for (int doc = docs.advance(first); doc <= last; doc = docs.nextDoc()) {
            found.collect(doc);
        }
        return found.done();
    }

    private TermsEnum dictionary(String field) throws IOException {
        TermsEnum dictionary = dictionaries.get(field);
        if (dictionary == null) {
            Terms terms = context.reader().terms(field);
            dictionary = terms == null ? TermsEnum.EMPTY : terms.iterator();
            dictionaries.put(field, dictionary);
        }
        return dictionary;
    }

    /** Documents as they are found, ascending. */
    private static final class Found implements LeafCollector {
        private int[] docs = new int[1 << 10];
        private int count;

        void clear() {
            count = 0;
        }

        RoaringBitmap done() {
            RoaringBitmap done = new RoaringBitmap();
            done.addN(docs, 0, count);
            return done;
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) {
            if (count == docs.length) {
                docs = Arrays.copyOf(docs, 2 * count);
            }
            docs[count++] = doc;
        }
    }

    /** Words that an item must have for a phrase or a NEAR to be found in it. */
    private static final class Needed extends QueryVisitor {
        private final List<Term> terms = new ArrayList<>();

        static List<Term> by(Query query) {
            Needed needed = new Needed();
            query.visit(needed);
            return needed.terms;
        }

        @Override
        public void consumeTerms(Query query, Term... needed) {
            terms.addAll(Arrays.asList(needed));
        }

        @Override
        public QueryVisitor getSubVisitor(Occur occur, Query parent) {
            return occur == Occur.MUST || occur == Occur.FILTER ? this : EMPTY_VISITOR;
        }
    }
}
