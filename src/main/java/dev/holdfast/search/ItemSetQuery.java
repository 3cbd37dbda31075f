package dev.holdfast.search;

import dev.holdfast.item.ItemSet;

import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Documents whose ordinal is in a set. Equal only to itself: it is never cached. */
final class ItemSetQuery extends Query {
    private final ItemSet items;

    ItemSetQuery(ItemSet items) {
        this.items = items;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf)
                    throws IOException {
                NumericDocValues ordinals = leaf.reader().getNumericDocValues(Fields.ORDINAL);
                DocValuesSkipper skipper = leaf.reader().getDocValuesSkipper(Fields.ORDINAL);
                if (ordinals == null
                        || skipper == null
                        || !intersects(skipper.minValue(), skipper.maxValue())) {
                    return null;
                }
                TwoPhaseIterator inSet =
                        new TwoPhaseIterator(ordinals) {
                            @Override
                            public boolean matches() throws IOException {
                                return items.contains(ordinals.longValue());
                            }

                            @Override
                            public float matchCost() {
                                return 5;
                            }
                        };
                Scorer scorer = new ConstantScoreScorer(score(), mode, inSet);
                return new DefaultScorerSupplier(scorer);
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    private boolean intersects(long first, long last) {
        return items.bitmap().intersects(first, last + 1);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "items(" + items + ")";
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
