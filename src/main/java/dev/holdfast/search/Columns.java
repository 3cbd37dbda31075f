package dev.holdfast.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The columns of one state of the index. What an item says of itself never changes, so the next
 * state reads only the segments that are new.
 */
final class Columns implements DateColumns, SizeColumn {
    static final Columns EMPTY = new Columns();

    private final Map<Column, LongColumn> dates = new EnumMap<>(Column.class);
    private final LongColumn sizes;
    private final NameColumn custodians;
    private final Set<Object> segments = new HashSet<>();

    private Columns() {
        for (Column column : Column.values()) {
            dates.put(column, LongColumn.empty(MISSING));
        }
        sizes = LongColumn.empty(0);
        custodians = NameColumn.EMPTY;
    }

    private Columns(Columns before, IndexReader reader, LeafOrdinals ordinals, int threads)
            throws IOException {
        List<LeafReader> fresh = new ArrayList<>();
        for (LeafReaderContext context : reader.leaves()) {
            Object segment = context.reader().getCoreCacheHelper().getKey();
            segments.add(segment);
            if (!before.segments.contains(segment)) {
                fresh.add(context.reader());
            }
        }
        List<Part> parts = new ArrayList<>();
        Map<Column, LongColumn.Writer> dateWriters = new EnumMap<>(Column.class);
        before.dates.forEach(
                (column, old) -> {
                    LongColumn.Writer writer = new LongColumn.Writer(old);
                    String field = column.name().toLowerCase(Locale.ROOT);
                    dateWriters.put(column, writer);
                    parts.add(
                            leaf ->
                                    copy(
                                            leaf.getNumericDocValues(field),
                                            ordinals.of(leaf),
                                            writer));
                });
        LongColumn.Writer sizeWriter = new LongColumn.Writer(before.sizes);
        parts.add(
                leaf -> copy(leaf.getNumericDocValues(Fields.SIZE), ordinals.of(leaf), sizeWriter));
        NameColumn.Writer custodianWriter = new NameColumn.Writer(before.custodians);
        parts.add(
                leaf ->
                        copy(
                                leaf.getSortedDocValues(Fields.CUSTODIAN),
                                ordinals.of(leaf),
                                custodianWriter));
        Sharing.share(
                threads,
                parts.size(),
                i -> {
                    for (LeafReader leaf : fresh) {
                        parts.get(i).read(leaf);
                    }
                });
        dateWriters.forEach((column, writer) -> dates.put(column, writer.done()));
        sizes = sizeWriter.done();
        custodians = custodianWriter.done();
    }

    /** Reads one column of a segment: each column on a thread of its own, as far as there are. */
    private interface Part {
        void read(LeafReader leaf) throws IOException;
    }

    /** The columns of {@code reader}, of the same index at a later time. */
    Columns next(IndexReader reader, LeafOrdinals ordinals, int threads) throws IOException {
        return new Columns(this, reader, ordinals, threads);
    }

    private static void copy(NumericDocValues values, int[] ordinalOf, LongColumn.Writer to)
            throws IOException {
        if (values == null) {
            return;
        }
        int doc;
        while ((doc = values.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS) {
            if (ordinalOf[doc] >= 0) {
                to.set(ordinalOf[doc], values.longValue());
            }
        }
    }

    private static void copy(SortedDocValues values, int[] ordinalOf, NameColumn.Writer to)
            throws IOException {
        if (values == null) {
            return;
        }
        int[] numbers = new int[values.getValueCount()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = to.numberOf(values.lookupOrd(i).utf8ToString());
        }
        int doc;
        while ((doc = values.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS) {
            if (ordinalOf[doc] >= 0) {
                to.set(ordinalOf[doc], numbers[values.ordValue()]);
            }
        }
    }

    CustodianColumn custodians() {
        return custodians;
    }

    @Override
    public long at(Column column, long ordinal) {
        LongColumn dateColumn = dates.get(column);
        return dateColumn == null ? MISSING : dateColumn.at(ordinal);
    }

    @Override
    public void read(Column column, int run, int[] lows, int count, long[] into) {
        LongColumn dateColumn = dates.get(column);
        if (dateColumn == null) {
            DateColumns.super.read(column, run, lows, count, into);
            return;
        }
        long[] values = dateColumn.run(run);
        for (int i = 0; i < count; i++) {
            into[i] = values[lows[i]];
        }
    }

    @Override
    public long at(long ordinal) {
        return sizes.at(ordinal);
    }
}
