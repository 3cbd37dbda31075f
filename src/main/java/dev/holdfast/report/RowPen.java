package dev.holdfast.report;

import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ByteBuffer;
import org.openpdf.text.pdf.PdfContentByte;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the rows of a long list with as few marks as will do: one text object a page, a font or
 * colour only where it changes, the rules in one path at the end. OpenPDF says once for each
 * character how the font encodes it; a million rows repeat a hundred characters.
 */
final class RowPen {
    private static final byte[] MATRIX = ascii("1 0 0 1 ");
    private static final byte[] PLACE = ascii(" Tm(");
    private static final byte[] SHOW = ascii(")Tj\n");

    private final PdfContentByte page;
    private final Fonts fonts;
    private final Map<Face, byte[][]> encoded = new EnumMap<>(Face.class);
    private final List<Float> rules = new ArrayList<>();
    private final ByteBuffer line = new ByteBuffer(512);
    private boolean writing;
    private @Nullable Face face;
    private float size;
    private int rgb;

    RowPen(PdfContentByte page, Fonts fonts) {
        this.page = page;
        this.fonts = fonts;
    }

    /** As {@link Canvas#text}. */
    void text(String text, Face in, float points, int colour, float x, float y) {
        if (text.isEmpty()) {
            return;
        }
        begin(colour);
        if (fonts.isSimple(in, text)) {
            if (face != in || size != points) {
                page.setFontAndSize(fonts.own(in), points);
                face = in;
                size = points;
            }
            simple(text, in, x, Canvas.PAGE_HEIGHT - y);
            return;
        }
        page.setTextMatrix(x, Canvas.PAGE_HEIGHT - y);
        for (Fonts.Run run : fonts.runs(in, text)) {
            page.setFontAndSize(run.font(), points);
            page.showText(run.text());
        }
        face = null;
    }

    private void begin(int colour) {
        if (!writing) {
            page.beginText();
            writing = true;
            face = null;
            rgb = -1;
        }
        if (rgb != colour) {
            page.setRGBColorFill(colour >> 16, colour >> 8 & 0xFF, colour & 0xFF);
            rgb = colour;
        }
    }

    private void simple(String text, Face in, float x, float y) {
        byte[][] glyphs = encoded.computeIfAbsent(in, any -> new byte[Fonts.SIMPLE][]);
        line.reset();
        line.append(MATRIX);
        hundredths(x);
        line.append_i(' ');
        hundredths(y);
        line.append(PLACE);
        for (int i = 0; i < text.length(); i++) {
            int simple = Fonts.simple(text.charAt(i));
            byte[] glyph = glyphs[simple];
            if (glyph == null) {
                glyph = encode(in, text.charAt(i));
                glyphs[simple] = glyph;
            }
            line.append(glyph);
        }
        line.append(SHOW);
        page.getInternalBuffer().append(line);
    }

    /** A hundredth of a point is a third of a thousandth of a millimetre. */
    private void hundredths(float points) {
        int hundredths = Math.round(points * 100);
        line.append(hundredths / 100);
        int rest = hundredths % 100;
        if (rest != 0) {
            line.append_i('.').append_i('0' + rest / 10);
            if (rest % 10 != 0) {
                line.append_i('0' + rest % 10);
            }
        }
    }

    /** What OpenPDF writes between the brackets; it notes that the font needs the character. */
    private byte[] encode(Face in, char character) {
        PdfContentByte draft = page.getDuplicate();
        BaseFont font = fonts.own(in);
        draft.beginText();
        draft.setFontAndSize(font, 1);
        int before = draft.getInternalBuffer().size();
        draft.showText(String.valueOf(character));
        byte[] all = draft.getInternalBuffer().toByteArray();
        int from = before;
        while (all[from] != '(') {
            from++;
        }
        int to = all.length - 1;
        while (all[to] != ')') {
            to--;
        }
        return Arrays.copyOfRange(all, from + 1, to);
    }

    /** A hairline across the page. */
    void rule(float y) {
        rules.add(Canvas.PAGE_HEIGHT - y);
    }

    /** Lets others draw on the page. */
    void pause() {
        if (writing) {
            page.endText();
            writing = false;
        }
    }

    /** Before the page is left, and after the list. */
    void endPage() {
        pause();
        if (rules.isEmpty()) {
            return;
        }
        page.setRGBColorStroke(Ink.HAIRLINE >> 16, Ink.HAIRLINE >> 8 & 0xFF, Ink.HAIRLINE & 0xFF);
        page.setLineWidth(0.5f);
        for (float y : rules) {
            page.moveTo(Sheet.LEFT, y);
            page.lineTo(Sheet.RIGHT, y);
        }
        page.stroke();
        rules.clear();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
