package dev.holdfast.report;

import java.util.List;
import java.util.Locale;

/** The head of a table, drawn again on every page the table reaches. */
final class TableHead {
    static final float HEIGHT = 18;
    private static final float SIZE = 6.6f;

    private TableHead() {}

    /**
     * @param y top of the head
     */
    static void draw(Canvas canvas, List<Column> columns, float y) {
        float x = Sheet.LEFT;
        for (Column column : columns) {
            String title = column.title().toUpperCase(Locale.ROOT);
            if (column.right()) {
                canvas.textRight(
                        title,
                        Face.BOLD,
                        SIZE,
                        Ink.FAINT,
                        x + column.width() - Column.PADDING,
                        y + 11);
            } else {
                canvas.text(title, Face.BOLD, SIZE, Ink.FAINT, x + Column.PADDING, y + 11);
            }
            x += column.width();
        }
        canvas.rule(Sheet.LEFT, Sheet.RIGHT, y + HEIGHT, 0.9f, Ink.RULE);
    }
}
