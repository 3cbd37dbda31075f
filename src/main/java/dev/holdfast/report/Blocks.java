package dev.holdfast.report;

import java.util.List;

/** The pieces an executive page is built from. */
final class Blocks {
    private static final float BODY = 8.8f;
    private static final float BODY_LEADING = 13;

    private Blocks() {}

    /** A figure on the first page. */
    record Tile(String figure, String caption, int rgb) {}

    static void title(Sheet sheet, String title, String lead) {
        sheet.down(22);
        sheet.canvas().text(title, Face.BOLD, 20, Ink.TEXT, Sheet.LEFT, sheet.y() + 4);
        sheet.down(26);
        for (String line : sheet.wrap(lead, Face.REGULAR, 10.5f, 420)) {
            sheet.canvas().text(line, Face.REGULAR, 10.5f, Ink.SOFT, Sheet.LEFT, sheet.y());
            sheet.down(16);
        }
        sheet.down(4);
    }

    /** Figures side by side in one frame, each with a caption of at most two lines. */
    static void tiles(Sheet sheet, List<Tile> tiles) {
        float height = 58;
        float width = Sheet.WIDTH / tiles.size();
        Canvas canvas = sheet.canvas();
        canvas.frame(Sheet.LEFT, sheet.y(), Sheet.WIDTH, height, 4);
        float x = Sheet.LEFT;
        for (Tile tile : tiles) {
            if (x > Sheet.LEFT) {
                canvas.down(x, sheet.y(), sheet.y() + height, 0.75f, Ink.HAIRLINE);
            }
            canvas.text(tile.figure(), Face.BOLD, 15, tile.rgb(), x + 11, sheet.y() + 24);
            float y = sheet.y() + 38;
            for (String line : sheet.wrap(tile.caption(), Face.REGULAR, 7.6f, width - 18)) {
                canvas.text(line, Face.REGULAR, 7.6f, Ink.FAINT, x + 11, y);
                y += 10;
            }
            x += width;
        }
        sheet.down(height + 26);
    }

    /**
     * @param below room the first thing after the heading needs on the same page
     */
    static void heading(Sheet sheet, String text, float below) {
        sheet.need(18 + below);
        sheet.bookmark(text);
        sheet.canvas().text(text, Face.BOLD, 10.8f, Ink.TEXT, Sheet.LEFT, sheet.y() + 4);
        sheet.down(12);
    }

    static void paragraph(Sheet sheet, String text) {
        sheet.down(10);
        for (String line : sheet.wrap(text, Face.REGULAR, BODY, Sheet.WIDTH - 8)) {
            sheet.need(BODY_LEADING);
            sheet.canvas().text(line, Face.REGULAR, BODY, Ink.TEXT, Sheet.LEFT, sheet.y());
            sheet.down(BODY_LEADING);
        }
    }

    /** One soft line under a heading: what to see in what follows. */
    static void hint(Sheet sheet, String text) {
        sheet.down(3);
        for (String line : sheet.wrap(text, Face.REGULAR, 8.2f, Sheet.WIDTH)) {
            sheet.canvas().text(line, Face.REGULAR, 8.2f, Ink.FAINT, Sheet.LEFT, sheet.y() + 2);
            sheet.down(12);
        }
    }

    /** Facts by name, in two columns without a head. */
    static void facts(Sheet sheet, List<List<Cell>> facts) {
        Table.draw(
                sheet, false, List.of(Column.of("", 132), Column.of("", Sheet.WIDTH - 132)), facts);
    }

    /** Lines exactly as they were published, in a panel. */
    static void note(Sheet sheet, String note) {
        List<String> lines =
                note.lines()
                        .flatMap(
                                line ->
                                        sheet
                                                .wrap(line, Face.MONO, 7.4f, Sheet.WIDTH - 20)
                                                .stream())
                        .toList();
        float height = lines.size() * 10.5f + 12;
        sheet.need(height);
        sheet.canvas().block(Sheet.LEFT, sheet.y(), Sheet.WIDTH, height, 4, Ink.PANEL);
        float y = sheet.y() + 14;
        for (String line : lines) {
            sheet.canvas().text(line, Face.MONO, 7.4f, Ink.TEXT, Sheet.LEFT + 10, y);
            y += 10.5f;
        }
        sheet.down(height + 18);
    }

    static float tag(Canvas canvas, String word, PrintedOutcome outcome, float x, float baseline) {
        float width = canvas.width(word, Face.BOLD, 7.4f) + 12;
        canvas.block(x, baseline - 8.4f, width, 11.6f, 5.8f, tint(outcome.rgb()));
        canvas.text(word, Face.BOLD, 7.4f, shade(outcome.rgb()), x + 6, baseline - 0.2f);
        return x + width;
    }

    private static int tint(int rgb) {
        return mix(rgb, 0xFFFFFF, 0.88);
    }

    private static int shade(int rgb) {
        return mix(rgb, 0x000000, 0.22);
    }

    private static int mix(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xFF;
            int b = to >> shift & 0xFF;
            mixed |= (int) Math.round(a + (b - a) * share) << shift;
        }
        return mixed;
    }
}
