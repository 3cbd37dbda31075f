package dev.holdfast.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A summary table: cells wrap, a row is never torn between two pages, and the head stands on each
 * page.
 *
 * <p>For tables that fit in memory; rows by the thousand belong in a {@link LongList}.
 */
final class Table {
    private static final float SIZE = 8.2f;
    private static final float LEADING = 11.2f;
    private static final float ROW_PADDING = 5;

    private final Sheet sheet;
    private final List<Column> columns;

    private Table(Sheet sheet, List<Column> columns) {
        this.sheet = sheet;
        this.columns = columns;
    }

    /**
     * @param titled whether the columns have titles to show
     */
    static void draw(Sheet sheet, boolean titled, List<Column> columns, List<List<Cell>> rows) {
        Table table = new Table(sheet, columns);
        if (titled) {
            sheet.need(TableHead.HEIGHT + 40);
            table.head();
        }
        for (List<Cell> row : rows) {
            table.row(row, titled);
        }
        sheet.down(20);
    }

    private void head() {
        TableHead.draw(sheet.canvas(), columns, sheet.y());
        sheet.down(TableHead.HEIGHT);
    }

    private void row(List<Cell> row, boolean titled) {
        List<List<String>> wrapped = new ArrayList<>();
        int lines = 1;
        for (int i = 0; i < row.size(); i++) {
            wrapped.add(lines(row.get(i), columns.get(i).room()));
            int above = row.get(i) instanceof Cell.Status ? 1 : 0;
            lines = Math.max(lines, above + wrapped.getLast().size());
        }
        float height = 2 * ROW_PADDING + lines * LEADING - 1;
        if (sheet.need(height) && titled) {
            head();
        }
        float x = Sheet.LEFT;
        for (int i = 0; i < row.size(); i++) {
            draw(row.get(i), wrapped.get(i), columns.get(i), x);
            x += columns.get(i).width();
        }
        sheet.down(height);
        sheet.canvas().rule(Sheet.LEFT, Sheet.RIGHT, sheet.y(), 0.5f, Ink.HAIRLINE);
    }

    private List<String> lines(Cell cell, float room) {
        return switch (cell) {
            case Cell.Text text -> sheet.wrap(text.text(), text.face(), size(text), room);
            case Cell.Status status -> sheet.wrap(status.below(), Face.REGULAR, SIZE - 1, room);
            case Cell.Tag _, Cell.Bar _ -> List.of();
        };
    }

    private void draw(Cell cell, List<String> lines, Column column, float x) {
        Canvas canvas = sheet.canvas();
        float left = x + Column.PADDING;
        float baseline = sheet.y() + ROW_PADDING + 8;
        switch (cell) {
            case Cell.Text(String _, Face face, int rgb) -> {
                for (String line : lines) {
                    if (column.right()) {
                        canvas.textRight(line, face, SIZE, rgb, left + column.room(), baseline);
                    } else {
                        canvas.text(
                                line,
                                face,
                                face == Face.MONO ? SIZE - 1 : SIZE,
                                rgb,
                                left,
                                baseline);
                    }
                    baseline += LEADING;
                }
            }
            case Cell.Tag(String word, PrintedOutcome outcome) ->
                    Blocks.tag(canvas, word, outcome, left, baseline);
            case Cell.Status(String word, PrintedOutcome outcome, String _) -> {
                Blocks.tag(canvas, word, outcome, left, baseline);
                for (String line : lines) {
                    baseline += LEADING;
                    canvas.text(line, Face.REGULAR, SIZE - 1, Ink.FAINT, left, baseline + 1);
                }
            }
            case Cell.Bar(double share, int rgb) -> {
                canvas.block(left, baseline - 6, column.room(), 5, 2.5f, 0xE9EEF2);
                canvas.block(
                        left,
                        baseline - 6,
                        (float) (column.room() * Math.clamp(share, 0, 1)),
                        5,
                        2.5f,
                        rgb);
            }
        }
    }

    private static float size(Cell.Text text) {
        return text.face() == Face.MONO ? SIZE - 1 : SIZE;
    }
}
