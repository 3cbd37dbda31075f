package dev.holdfast.report;

import org.openpdf.text.pdf.PdfContentByte;

/**
 * Marks on one page: text, rules, boxes. Places are in points from the top left corner, text stands
 * on its baseline.
 */
final class Canvas {
    static final float PAGE_WIDTH = 595.28f;
    static final float PAGE_HEIGHT = 841.89f;

    private final PdfContentByte page;
    private final Fonts fonts;
    private final RowPen pen;

    Canvas(PdfContentByte page, Fonts fonts) {
        this.page = page;
        this.fonts = fonts;
        this.pen = new RowPen(page, fonts);
    }

    /** For the rows of a long list; nothing else draws while it writes. */
    RowPen pen() {
        return pen;
    }

    /**
     * @return where the text ends
     */
    float text(String text, Face face, float size, int rgb, float x, float y) {
        if (text.isEmpty()) {
            return x;
        }
        fill(rgb);
        page.beginText();
        page.setTextMatrix(x, PAGE_HEIGHT - y);
        for (Fonts.Run run : fonts.runs(face, text)) {
            page.setFontAndSize(run.font(), size);
            page.showText(run.text());
        }
        page.endText();
        return x + width(text, face, size);
    }

    void textRight(String text, Face face, float size, int rgb, float right, float y) {
        text(text, face, size, rgb, right - width(text, face, size), y);
    }

    float width(String text, Face face, float size) {
        return fonts.width(face, text, size);
    }

    /**
     * Cuts {@code text} to one line of {@code room} points, with an ellipsis where something was
     * left out.
     */
    String fit(String text, Face face, float size, float room) {
        if (width(text, face, size) <= room) {
            return text;
        }
        float left = room - width("…", face, size);
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (width(text.substring(0, middle), face, size) <= left) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if (low > 0 && Character.isHighSurrogate(text.charAt(low - 1))) {
            low--;
        }
        return text.substring(0, low).stripTrailing() + "…";
    }

    void rule(float x1, float x2, float y, float thickness, int rgb) {
        page.setRGBColorStroke(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
        page.setLineWidth(thickness);
        page.moveTo(x1, PAGE_HEIGHT - y);
        page.lineTo(x2, PAGE_HEIGHT - y);
        page.stroke();
    }

    void down(float x, float y1, float y2, float thickness, int rgb) {
        page.setRGBColorStroke(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
        page.setLineWidth(thickness);
        page.moveTo(x, PAGE_HEIGHT - y1);
        page.lineTo(x, PAGE_HEIGHT - y2);
        page.stroke();
    }

    /** A filled rectangle with its top left corner at x, y. */
    void block(float x, float y, float width, float height, float radius, int rgb) {
        if (width <= 0 || height <= 0) {
            return;
        }
        fill(rgb);
        float round = Math.min(radius, Math.min(width, height) / 2);
        if (round > 0) {
            page.roundRectangle(x, PAGE_HEIGHT - y - height, width, height, round);
        } else {
            page.rectangle(x, PAGE_HEIGHT - y - height, width, height);
        }
        page.fill();
    }

    void frame(float x, float y, float width, float height, float radius) {
        page.setRGBColorStroke(Ink.HAIRLINE >> 16, Ink.HAIRLINE >> 8 & 0xFF, Ink.HAIRLINE & 0xFF);
        page.setLineWidth(0.75f);
        page.roundRectangle(x, PAGE_HEIGHT - y - height, width, height, radius);
        page.stroke();
    }

    private void fill(int rgb) {
        page.setRGBColorFill(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
    }
}
