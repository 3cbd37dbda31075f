package dev.holdfast.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
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

    private Columns(Columns before, IndexReader reader, LeafOrdinals ordinals) throws IOException {
        Map<Column, LongColumn.Writer> dateWriters = new EnumMap<>(Column.class);
        before.dates.forEach((column, old) -> dateWriters.put(column, new LongColumn.Writer(old)));
        LongColumn.Writer sizeWriter = new LongColumn.Writer(before.sizes);
        NameColumn.Writer custodianWriter = new NameColumn.Writer(before.custodians);
        for (LeafReaderContext context : reader.leaves()) {
            LeafReader leaf = context.reader();
            Object segment = leaf.getCoreCacheHelper().getKey();
            segments.add(segment);
            if (before.segments.contains(segment)) {
                continue;
            }
            int[] ordinalOf = ordinals.of(leaf);
            for (Map.Entry<Column, LongColumn.Writer> date : dateWriters.entrySet()) {
                String field = date.getKey().name().toLowerCase(Locale.ROOT);
                copy(leaf.getNumericDocValues(field), ordinalOf, date.getValue());
            }
            copy(leaf.getNumericDocValues(Fields.SIZE), ordinalOf, sizeWriter);
            copy(leaf.getSortedDocValues(Fields.CUSTODIAN), ordinalOf, custodianWriter);
        }
        dateWriters.forEach((column, writer) -> dates.put(column, writer.done()));
        sizes = sizeWriter.done();
        custodians = custodianWriter.done();
    }

    /** The columns of {@code reader}, of the same index at a later time. */
    Columns next(IndexReader reader, LeafOrdinals ordinals) throws IOException {
        return new Columns(this, reader, ordinals);
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
