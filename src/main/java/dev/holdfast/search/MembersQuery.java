package dev.holdfast.search;

import dev.holdfast.search.kql.WordScanner;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Documents of custodians who were members until a moment: those with a date before it, and those
 * without any date. Equal only to itself: it is never cached.
 */
final class MembersQuery extends Query {
    private static final String CUSTODIAN = "custodian";
    private static final long UNASKED = Long.MIN_VALUE;

    private final Map<String, Long> before;
    private final Query theirs;

    private MembersQuery(Map<String, Long> before) {
        this.before = before;
        this.theirs = of(before.keySet());
    }

    /** Present members by their terms alone; only former ones need a look at the dates. */
    static Query of(Members members) {
        List<String> present = new ArrayList<>();
        Map<String, Long> former = new TreeMap<>();
        members.before()
                .forEach(
                        (name, moment) -> {
                            String term = EntryDocument.shortened(name);
                            if (moment == Long.MAX_VALUE) {
                                present.add(term);
                            } else {
                                former.put(term, moment);
                            }
                        });
        if (former.isEmpty()) {
            return of(present);
        }
        return new BooleanQuery.Builder()
                .add(of(present), Occur.SHOULD)
                .add(new MembersQuery(former), Occur.SHOULD)
                .build();
    }

    private static Query of(Collection<String> terms) {
        return new TermInSetQuery(CUSTODIAN, terms.stream().map(BytesRef::new).toList());
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
            throws IOException {
        Weight all =
                searcher.createWeight(searcher.rewrite(theirs), ScoreMode.COMPLETE_NO_SCORES, 1);
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf)
                    throws IOException {
                Scorer scorer = all.scorer(leaf);
                if (scorer == null) {
                    return null;
                }
                Leaf dates = new Leaf(leaf);
                TwoPhaseIterator early =
                        new TwoPhaseIterator(scorer.iterator()) {
                            @Override
                            public boolean matches() throws IOException {
                                return dates.match(approximation().docID());
                            }

                            @Override
                            public float matchCost() {
                                return 20;
                            }
                        };
                return new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, early));
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    /** Custodian and dates of the documents of one segment. */
    private final class Leaf {
        private final SortedDocValues custodians;
        private final List<NumericDocValues> dates = new ArrayList<>();
        private final long[] moments;

        Leaf(LeafReaderContext leaf) throws IOException {
            custodians = DocValues.getSorted(leaf.reader(), CUSTODIAN);
            moments = new long[custodians.getValueCount()];
            Arrays.fill(moments, UNASKED);
            for (DateColumns.Column column : DateColumns.Column.values()) {
                dates.add(
                        DocValues.getNumeric(
                                leaf.reader(), column.name().toLowerCase(Locale.ROOT)));
            }
        }

        boolean match(int doc) throws IOException {
            if (!custodians.advanceExact(doc)) {
                return false;
            }
            long moment = moment(custodians.ordValue());
            boolean dated = false;
            for (NumericDocValues date : dates) {
                if (date.advanceExact(doc)) {
                    if (date.longValue() < moment) {
                        return true;
                    }
                    dated = true;
                }
            }
            return !dated;
        }

        private long moment(int ord) throws IOException {
            if (moments[ord] == UNASKED) {
                String name = WordScanner.fold(custodians.lookupOrd(ord).utf8ToString());
                moments[ord] = before.getOrDefault(name, Long.MIN_VALUE + 1);
            }
            return moments[ord];
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "members(" + before.size() + ")";
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
