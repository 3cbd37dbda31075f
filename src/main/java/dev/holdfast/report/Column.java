package dev.holdfast.report;

/**
 * A column of a table or a list.
 *
 * @param width in points, padding included
 * @param right whether figures stand flush right
 */
record Column(String title, float width, boolean right) {
    static final float PADDING = 4;

    static Column of(String title, float width) {
        return new Column(title, width, false);
    }

    static Column figures(String title, float width) {
        return new Column(title, width, true);
    }

    float room() {
        return width - 2 * PADDING;
    }
}
