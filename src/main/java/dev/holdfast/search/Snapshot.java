package dev.holdfast.search;

import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Those segments of a reader that may hold items of a range; the others are not even opened by a
 * query.
 */
record Snapshot(IndexSearcher searcher, @Nullable OrdinalRange range, boolean filter) {
    static Snapshot of(IndexSearcher whole, @Nullable OrdinalRange range) throws IOException {
        if (range == null) {
            return new Snapshot(whole, null, false);
        }
        List<LeafReader> leaves = leaves(whole, range);
        boolean filter = false;
        for (LeafReader leaf : leaves) {
            DocValuesSkipper skipper = leaf.getDocValuesSkipper(Fields.ORDINAL);
            filter |= skipper.minValue() < range.first() || skipper.maxValue() > range.last();
        }
        IndexSearcher searcher =
                new IndexSearcher(new MultiReader(leaves.toArray(IndexReader[]::new), false));
        searcher.setQueryCache(null);
        return new Snapshot(searcher, range, filter);
    }

    /** The segments that may hold items of {@code range}. */
    static List<LeafReader> leaves(IndexSearcher whole, OrdinalRange range) throws IOException {
        List<LeafReader> leaves = new ArrayList<>();
        for (LeafReaderContext leaf : whole.getIndexReader().leaves()) {
            DocValuesSkipper skipper = leaf.reader().getDocValuesSkipper(Fields.ORDINAL);
            if (skipper != null
                    && skipper.maxValue() >= range.first()
                    && skipper.minValue() <= range.last()) {
                leaves.add(leaf.reader());
            }
        }
        return leaves;
    }

    Query confine(Query query) {
        if (!filter || range == null) {
            return query;
        }
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(
                        NumericDocValuesField.newSlowRangeQuery(
                                Fields.ORDINAL, range.first(), range.last()),
                        Occur.FILTER)
                .build();
    }
}
