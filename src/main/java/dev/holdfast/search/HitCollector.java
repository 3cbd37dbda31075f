package dev.holdfast.search;

import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Total, best hits and facet counts in one pass over all matching documents. */
final class HitCollector implements Collector {
    private static final List<String> DATES = List.of("sent", "received", "created", "modified");

    private final SearchRequest request;
    private final PriorityQueue<Candidate> worstFirst;
    private final Map<Facet, FacetCounter> facets = new EnumMap<>(Facet.class);
    private final List<InSet> sets = new ArrayList<>();
    private final Comparator<Candidate> bestFirst;
    private long total;

    /**
     * @param key what hits are sorted by, smallest first
     */
    private record Candidate(double key, long ordinal, float score) {}

    HitCollector(SearchRequest request) {
        this.request = request;
        this.bestFirst =
                Comparator.comparingDouble(Candidate::key).thenComparingLong(Candidate::ordinal);
        this.worstFirst = new PriorityQueue<>(bestFirst.reversed());
        request.facets().forEach(facet -> facets.put(facet, new FacetCounter(facet)));
        new TreeMap<>(request.sets()).forEach((name, items) -> sets.add(new InSet(name, items)));
    }

    SearchResult result() {
        List<Candidate> best = new ArrayList<>(worstFirst);
        best.sort(bestFirst);
        Map<Facet, Map<String, Long>> counted = new EnumMap<>(Facet.class);
        facets.forEach((facet, counter) -> counted.put(facet, counter.counts()));
        Map<String, Long> inSets = new LinkedHashMap<>();
        sets.forEach(set -> inSets.put(set.name, set.count));
        return new SearchResult(
                total,
                best.stream()
                        .map(c -> new SearchResult.Hit(new ItemId(c.ordinal), c.score))
                        .toList(),
                counted,
                inSets);
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        LeafReader reader = context.reader();
        NumericDocValues ordinals = DocValues.getNumeric(reader, Fields.ORDINAL);
        List<NumericDocValues> dates = new ArrayList<>();
        if (request.order() != SearchRequest.Order.SCORE && request.limit() > 0) {
            for (String date : DATES) {
                dates.add(DocValues.getNumeric(reader, date));
            }
        }
        List<FacetCounter.Leaf> counters = new ArrayList<>();
        for (FacetCounter facet : facets.values()) {
            counters.add(facet.leaf(reader));
        }
        return new Leaf(ordinals, dates, counters);
    }

    @Override
    public ScoreMode scoreMode() {
        return request.order() == SearchRequest.Order.SCORE
                ? ScoreMode.COMPLETE
                : ScoreMode.COMPLETE_NO_SCORES;
    }

    private final class Leaf implements LeafCollector {
        private final NumericDocValues ordinals;
        private final List<NumericDocValues> dates;
        private final List<FacetCounter.Leaf> counters;
        private Scorable scorer = new NoScore();

        Leaf(
                NumericDocValues ordinals,
                List<NumericDocValues> dates,
                List<FacetCounter.Leaf> counters) {
            this.ordinals = ordinals;
            this.dates = dates;
            this.counters = counters;
        }

        @Override
        public void setScorer(Scorable newScorer) {
            scorer = newScorer;
        }

        @Override
        public void collect(int doc) throws IOException {
            if (!ordinals.advanceExact(doc)) {
                return;
            }
            long ordinal = ordinals.longValue();
            total++;
            for (FacetCounter.Leaf counter : counters) {
                counter.count(doc);
            }
            for (InSet set : sets) {
                if (set.items.contains(ordinal)) {
                    set.count++;
                }
            }
            if (request.limit() > 0) {
                float score = request.order() == SearchRequest.Order.SCORE ? scorer.score() : 0;
                offer(new Candidate(key(doc, score), ordinal, score));
            }
        }

        @Override
        public void finish() throws IOException {
            for (FacetCounter.Leaf counter : counters) {
                counter.finish();
            }
        }

        private double key(int doc, float score) throws IOException {
            if (request.order() == SearchRequest.Order.SCORE) {
                return -score;
            }
            for (NumericDocValues date : dates) {
                if (date.advanceExact(doc)) {
                    return request.order() == SearchRequest.Order.DATE
                            ? date.longValue()
                            : -date.longValue();
                }
            }
            return Double.POSITIVE_INFINITY;
        }
    }

    private void offer(Candidate candidate) {
        if (worstFirst.size() < request.limit()) {
            worstFirst.add(candidate);
        } else if (bestFirst.compare(candidate, worstFirst.element()) < 0) {
            worstFirst.remove();
            worstFirst.add(candidate);
        }
    }

    private static final class InSet {
        private final String name;
        private final ItemSet items;
        private long count;

        InSet(String name, ItemSet items) {
            this.name = name;
            this.items = items;
        }
    }

    private static final class NoScore extends Scorable {
        @Override
        public float score() {
            return 0;
        }
    }
}
