package dev.holdfast.search;

import org.apache.lucene.index.IndexReader;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The columns of one state of the index. */
final class Columns implements DateColumns, SizeColumn {
    private final Map<Column, PackedColumn> dates = new EnumMap<>(Column.class);
    private final PackedColumn sizes;

    Columns(IndexReader reader) throws IOException {
        for (Column column : Column.values()) {
            dates.put(
                    column,
                    PackedColumn.read(reader, column.name().toLowerCase(Locale.ROOT), MISSING));
        }
        sizes = PackedColumn.read(reader, Fields.SIZE, 0);
    }

    @Override
    public long at(Column column, long ordinal) {
        PackedColumn dateColumn = dates.get(column);
        return dateColumn == null ? MISSING : dateColumn.at(ordinal);
    }

    @Override
    public long at(long ordinal) {
        return sizes.at(ordinal);
    }
}
