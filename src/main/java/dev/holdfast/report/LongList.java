package dev.holdfast.report;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A list of any length, placed straight into the page: one line a row, or one with a text of at
 * most two lines below it.
 *
 * <p>It begins on a page of its own and repeats its heading and head on each, with the rows the
 * page shows; so its pages follow from its row count, and the first pass need not read it.
 */
final class LongList<T> {
    static final int ROWS_PER_PAGE = 33;
    private static final float ROW = 19.4f;
    private static final float SIZE = 8;

    /** Lines below a row that has a text below it, and the height of each. */
    private static final int BELOW = 2;

    private static final float BELOW_LINE = 10;

    private final Sheet sheet;
    private final String title;
    private final List<Column> columns;
    private final Function<T, List<Cell>> cells;
    private final @Nullable Function<T, String> below;
    private final int rowsPerPage;

    /**
     * @param cells the row's cells in column order; text that does not fit its column is cut with
     *     an ellipsis
     */
    LongList(Sheet sheet, String title, List<Column> columns, Function<T, List<Cell>> cells) {
        this(sheet, title, columns, cells, null);
    }

    /**
     * @param below what stands below a row across the other columns, in two lines at most
     */
    LongList(
            Sheet sheet,
            String title,
            List<Column> columns,
            Function<T, List<Cell>> cells,
            @Nullable Function<T, String> below) {
        this.sheet = sheet;
        this.title = title;
        this.columns = columns;
        this.cells = cells;
        this.below = below;
        this.rowsPerPage =
                below == null
                        ? ROWS_PER_PAGE
                        : (int) (ROWS_PER_PAGE * ROW / (ROW + BELOW * BELOW_LINE));
    }

    /**
     * @throws IllegalStateException if the source yields another number of rows than it promised
     */
    void draw(Listing<T> listing) {
        if (listing.count() == 0) {
            return;
        }
        if (sheet.isMeasuring()) {
            sheet.skipPages((listing.count() + rowsPerPage - 1) / rowsPerPage);
            return;
        }
        long drawn = 0;
        try (Stream<T> rows = listing.source().get()) {
            Iterator<T> iterator = rows.iterator();
            while (iterator.hasNext()) {
                T row = iterator.next();
                if (drawn < listing.count()) {
                    if (drawn % rowsPerPage == 0) {
                        sheet.canvas().pen().endPage();
                        startPage(drawn, listing.count());
                    }
                    row(cells.apply(row), below == null ? null : below.apply(row));
                }
                drawn++;
            }
        }
        sheet.canvas().pen().endPage();
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
        long last = Math.min(count, drawn + rowsPerPage);
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

    private void row(List<Cell> row, @Nullable String under) {
        Canvas canvas = sheet.canvas();
        RowPen pen = canvas.pen();
        float baseline = sheet.y() + 12.6f;
        float x = Sheet.LEFT;
        for (int i = 0; i < row.size(); i++) {
            Column column = columns.get(i);
            switch (row.get(i)) {
                case Cell.Text(String text, Face face, int rgb) -> {
                    float size = face == Face.MONO ? SIZE - 1 : SIZE;
                    String line = canvas.fit(text, face, size, column.room());
                    float from =
                            column.right()
                                    ? x
                                            + column.width()
                                            - Column.PADDING
                                            - canvas.width(line, face, size)
                                    : x + Column.PADDING;
                    pen.text(line, face, size, rgb, from, baseline);
                }
                case Cell.Tag(String word, PrintedOutcome outcome) -> {
                    pen.pause();
                    Blocks.tag(canvas, word, outcome, x + Column.PADDING, baseline);
                }
                case Cell.Status _, Cell.Bar _ ->
                        throw new IllegalArgumentException("a long list has one line a row");
            }
            x += column.width();
        }
        sheet.down(ROW);
        if (under != null) {
            below(under);
        }
        pen.rule(sheet.y());
    }

    /** From the second column on; what does not fit is cut with an ellipsis. */
    private void below(String text) {
        float x = Sheet.LEFT + columns.getFirst().width() + Column.PADDING;
        float room = Sheet.RIGHT - Column.PADDING - x;
        List<String> lines = sheet.wrap(text, Face.REGULAR, SIZE - 0.6f, room);
        for (int i = 0; i < Math.min(BELOW, lines.size()); i++) {
            String line =
                    i == BELOW - 1 && lines.size() > BELOW
                            ? String.join(" ", lines.subList(i, lines.size()))
                            : lines.get(i);
            sheet.canvas()
                    .pen()
                    .text(
                            sheet.canvas().fit(line, Face.REGULAR, SIZE - 0.6f, room),
                            Face.REGULAR,
                            SIZE - 0.6f,
                            Ink.FAINT,
                            x,
                            sheet.y() + 3 + i * BELOW_LINE);
        }
        sheet.down(BELOW * BELOW_LINE);
    }
}
