package dev.holdfast.report;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A list of any length, one line a row, placed straight into the page.
 *
 * <p>It begins on a page of its own and repeats its heading and head on each, with the rows the
 * page shows; so its pages follow from its row count, and the first pass need not read it.
 */
final class LongList<T> {
    static final int ROWS_PER_PAGE = 33;
    private static final float ROW = 19.4f;
    private static final float SIZE = 8;

    private final Sheet sheet;
    private final String title;
    private final List<Column> columns;
    private final Function<T, List<Cell>> cells;

    /**
     * @param cells the row's cells in column order; text that does not fit its column is cut with
     *     an ellipsis
     */
    LongList(Sheet sheet, String title, List<Column> columns, Function<T, List<Cell>> cells) {
        this.sheet = sheet;
        this.title = title;
        this.columns = columns;
        this.cells = cells;
    }

    /**
     * @throws IllegalStateException if the source yields another number of rows than it promised
     */
    void draw(Listing<T> listing) {
        if (listing.count() == 0) {
            return;
        }
        if (sheet.isMeasuring()) {
            sheet.skipPages((listing.count() + ROWS_PER_PAGE - 1) / ROWS_PER_PAGE);
            return;
        }
        long drawn = 0;
        try (Stream<T> rows = listing.source().get()) {
            Iterator<T> iterator = rows.iterator();
            while (iterator.hasNext()) {
                T row = iterator.next();
                if (drawn < listing.count()) {
                    if (drawn % ROWS_PER_PAGE == 0) {
                        startPage(drawn, listing.count());
                    }
                    row(cells.apply(row));
                }
                drawn++;
            }
        }
        if (drawn != listing.count()) {
            throw new IllegalStateException(
                    title + ": " + listing.count() + " rows were promised, " + drawn + " came");
        }
    }

    private void startPage(long drawn, long count) {
        sheet.newPage();
        sheet.down(6);
        if (drawn == 0) {
            sheet.bookmark(title);
        }
        Canvas canvas = sheet.canvas();
        canvas.text(title, Face.BOLD, 10.8f, Ink.TEXT, Sheet.LEFT, sheet.y() + 4);
        long last = Math.min(count, drawn + ROWS_PER_PAGE);
        canvas.textRight(
                Figures.count(drawn + 1)
                        + " to "
                        + Figures.count(last)
                        + " of "
                        + Figures.count(count),
                Face.REGULAR,
                8,
                Ink.FAINT,
                Sheet.RIGHT,
                sheet.y() + 4);
        sheet.down(12);
        TableHead.draw(canvas, columns, sheet.y());
        sheet.down(TableHead.HEIGHT);
    }

    private void row(List<Cell> row) {
        Canvas canvas = sheet.canvas();
        float baseline = sheet.y() + 12.6f;
        float x = Sheet.LEFT;
        for (int i = 0; i < row.size(); i++) {
            Column column = columns.get(i);
            switch (row.get(i)) {
                case Cell.Text(String text, Face face, int rgb) -> {
                    float size = face == Face.MONO ? SIZE - 1 : SIZE;
                    String line = canvas.fit(text, face, size, column.room());
                    if (column.right()) {
                        canvas.textRight(
                                line,
                                face,
                                size,
                                rgb,
                                x + column.width() - Column.PADDING,
                                baseline);
                    } else {
                        canvas.text(line, face, size, rgb, x + Column.PADDING, baseline);
                    }
                }
                case Cell.Tag(String word, PrintedOutcome outcome) ->
                        Blocks.tag(canvas, word, outcome, x + Column.PADDING, baseline);
                case Cell.Status _, Cell.Bar _ ->
                        throw new IllegalArgumentException("a long list has one line a row");
            }
            x += column.width();
        }
        sheet.down(ROW);
        canvas.rule(Sheet.LEFT, Sheet.RIGHT, sheet.y(), 0.5f, Ink.HAIRLINE);
    }
}
