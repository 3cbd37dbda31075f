package dev.holdfast.search;

import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ordinal of each document, segment by segment: four bytes an item, read once, because every
 * set of items that a query selects needs them.
 */
final class LeafOrdinals {
    private final Map<Object, int[]> bySegment = new ConcurrentHashMap<>();

    /** By document number; -1 where there is none. Not to be changed. */
    int[] of(LeafReader leaf) {
        Object segment = leaf.getCoreCacheHelper().getKey();
        return bySegment.computeIfAbsent(
                segment,
                key -> {
                    leaf.getCoreCacheHelper().addClosedListener(bySegment::remove);
                    return read(leaf);
                });
    }

    private static int[] read(LeafReader leaf) {
        int[] ordinals = new int[leaf.maxDoc()];
        Arrays.fill(ordinals, -1);
        try {
            NumericDocValues values = leaf.getNumericDocValues(Fields.ORDINAL);
            int doc;
            while (values != null && (doc = values.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS) {
                ordinals[doc] = Math.toIntExact(values.longValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ordinals;
    }
}
