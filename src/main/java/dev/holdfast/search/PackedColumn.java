package dev.holdfast.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.packed.PackedInts;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** One number per ordinal, in as few bits as its range needs; read from the index once. */
final class PackedColumn {
    private final PackedInts.@Nullable Mutable values;
    private final long base;
    private final long missing;

    private PackedColumn(PackedInts.@Nullable Mutable values, long base, long missing) {
        this.values = values;
        this.base = base;
        this.missing = missing;
    }

    long at(long ordinal) {
        if (values == null || ordinal < 0 || ordinal >= values.size()) {
            return missing;
        }
        long packed = values.get((int) ordinal);
        return packed == 0 ? missing : base + packed - 1;
    }

    static PackedColumn read(IndexReader reader, String field, long missing) throws IOException {
        Limits limits = new Limits();
        forEach(reader, field, limits);
        if (limits.least > limits.most) {
            return new PackedColumn(null, 0, missing);
        }
        int bits = PackedInts.bitsRequired(limits.most - limits.least + 1);
        if (limits.lastOrdinal >= Integer.MAX_VALUE - 8) {
            throw new IllegalStateException("more than two billion items in one index");
        }
        PackedInts.Mutable values =
                PackedInts.getMutable((int) limits.lastOrdinal + 1, bits, PackedInts.FAST);
        long base = limits.least;
        forEach(reader, field, (ordinal, value) -> values.set((int) ordinal, value - base + 1));
        return new PackedColumn(values, base, missing);
    }

    private static void forEach(IndexReader reader, String field, Visitor visitor)
            throws IOException {
        for (LeafReaderContext context : reader.leaves()) {
            LeafReader leaf = context.reader();
            NumericDocValues values = leaf.getNumericDocValues(field);
            NumericDocValues ordinals = leaf.getNumericDocValues(Fields.ORDINAL);
            if (values == null || ordinals == null) {
                continue;
            }
            Bits live = leaf.getLiveDocs();
            int doc;
            while ((doc = values.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS) {
                if ((live == null || live.get(doc)) && ordinals.advanceExact(doc)) {
                    visitor.visit(ordinals.longValue(), values.longValue());
                }
            }
        }
    }

    private interface Visitor {
        void visit(long ordinal, long value);
    }

    private static final class Limits implements Visitor {
        private long least = Long.MAX_VALUE;
        private long most = Long.MIN_VALUE;
        private long lastOrdinal;

        @Override
        public void visit(long ordinal, long value) {
            least = Math.min(least, value);
            most = Math.max(most, value);
            lastOrdinal = Math.max(lastOrdinal, ordinal);
        }
    }
}
