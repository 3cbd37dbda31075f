package dev.holdfast.search;

import dev.holdfast.item.ItemSet;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.roaringbitmap.RoaringBitmap;

import java.io.IOException;

/** Gathers the ordinals of all matching documents, in blocks. */
final class OrdinalCollector implements Collector {
    private final RoaringBitmap bits = new RoaringBitmap();
    private final int[] block = new int[8192];
    private int filled;

    ItemSet items() {
        flush();
        bits.runOptimize();
        return ItemSet.adopt(bits);
    }

    private void flush() {
        bits.addN(block, 0, filled);
        filled = 0;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
        NumericDocValues ordinals = DocValues.getNumeric(leaf.reader(), Fields.ORDINAL);
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int doc) throws IOException {
                if (ordinals.advanceExact(doc)) {
                    if (filled == block.length) {
                        flush();
                    }
                    block[filled++] = (int) ordinals.longValue();
                }
            }
        };
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
