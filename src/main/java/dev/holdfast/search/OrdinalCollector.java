package dev.holdfast.search;

import dev.holdfast.item.ItemSet;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

import java.util.Arrays;

/** Gathers the ordinals of all matching documents: a few as they come, many as bits. */
final class OrdinalCollector implements Collector {
    private static final int FEW = 8_192;

    private final LeafOrdinals ordinals;
    private final int[] few = new int[FEW];
    private int filled;
    private long @Nullable [] bits;

    OrdinalCollector(LeafOrdinals ordinals) {
        this.ordinals = ordinals;
    }

    ItemSet items() {
        RoaringBitmap items;
        if (bits == null) {
            Arrays.sort(few, 0, filled);
            items = new RoaringBitmap();
            items.addN(few, 0, filled);
        } else {
            items = BitSetUtil.bitmapOf(bits);
        }
        items.runOptimize();
        return ItemSet.adopt(items);
    }

    private void add(int ordinal) {
        if (bits != null) {
            long[] all = bits;
            if (ordinal >>> 6 >= all.length) {
                all = Arrays.copyOf(all, Math.max((ordinal >>> 6) + 1, all.length * 2));
                bits = all;
            }
            all[ordinal >>> 6] |= 1L << ordinal;
        } else if (filled < FEW) {
            few[filled++] = ordinal;
        } else {
            bits = new long[1 << 10];
            for (int one : few) {
                add(one);
            }
            add(ordinal);
        }
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) {
        int[] ordinalOf = ordinals.of(leaf.reader());
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int doc) {
                add(ordinalOf[doc]);
            }
        };
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
