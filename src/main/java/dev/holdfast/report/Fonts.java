package dev.holdfast.report;

import org.openpdf.text.pdf.BaseFont;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The fonts of one document, opened as they are needed, and the way text falls back from one to the
 * next.
 *
 * <p>Not shared between documents: OpenPDF reads glyphs from a font while it closes the file.
 */
final class Fonts {
    private static final List<String> FALLBACKS =
            List.of("DejaVuSans.ttf", "DroidSansFallback.ttf");

    private static final char SOFT_HYPHEN = 0xAD;
    private static final int LATIN = '~' - ' ' + 1;

    /** How many simple characters there are. */
    static final int SIMPLE = LATIN + 0x60 + 1;

    /** A stretch of text in the one font that has all its characters. */
    record Run(BaseFont font, String text) {}

    private final Map<String, BaseFont> open = new HashMap<>();
    private final Map<Face, float[]> simpleWidths = new EnumMap<>(Face.class);

    /**
     * Splits {@code text} by font, in visual order; what no font has is written as its code point.
     */
    List<Run> runs(Face face, String text) {
        BaseFont own = font(face.file);
        if (isSimple(face, text)) {
            return List.of(new Run(own, text));
        }
        List<Run> runs = new ArrayList<>();
        StringBuilder pending = new StringBuilder();
        BaseFont current = own;
        String visual = visualOrder(text);
        for (int at = 0; at < visual.length(); ) {
            int character = visual.codePointAt(at);
            at += Character.charCount(character);
            BaseFont next = fontFor(own, character);
            if (next != current && !pending.isEmpty()) {
                runs.add(new Run(current, pending.toString()));
                pending.setLength(0);
            }
            current = next;
            if (next.charExists(character)) {
                pending.appendCodePoint(character);
            } else if (!Character.isISOControl(character)
                    && Character.getType(character) != Character.FORMAT) {
                pending.append(String.format(Locale.ROOT, "‹U+%04X›", character));
            } else if (Character.isWhitespace(character)) {
                pending.append(' ');
            }
        }
        if (!pending.isEmpty()) {
            runs.add(new Run(current, pending.toString()));
        }
        return runs;
    }

    /** Width of {@code text} in points. */
    float width(Face face, String text, float size) {
        float[] widths = simpleWidths(face);
        float sum = 0;
        for (int i = 0; i < text.length(); i++) {
            int simple = simple(text.charAt(i));
            if (simple < 0 || Float.isNaN(widths[simple])) {
                return widthByRuns(face, text, size);
            }
            sum += widths[simple];
        }
        return sum * size;
    }

    private float widthByRuns(Face face, String text, float size) {
        float sum = 0;
        for (Run run : runs(face, text)) {
            sum += run.font().getWidthPoint(run.text(), size);
        }
        return sum;
    }

    /** Whether {@code text} is written left to right in the face's own font, as it stands. */
    boolean isSimple(Face face, String text) {
        float[] widths = simpleWidths(face);
        for (int i = 0; i < text.length(); i++) {
            int simple = simple(text.charAt(i));
            if (simple < 0 || Float.isNaN(widths[simple])) {
                return false;
            }
        }
        return true;
    }

    /**
     * A number below {@link #SIMPLE} for each character of which nearly all pages consist: ASCII,
     * Latin-1 and the ellipsis; -1 for the others.
     */
    static int simple(char c) {
        if (c >= ' ' && c <= '~') {
            return c - ' ';
        }
        if (c >= 0xA0 && c <= 0xFF && c != SOFT_HYPHEN) {
            return LATIN + c - 0xA0;
        }
        return c == '…' ? SIMPLE - 1 : -1;
    }

    /** The face's own font, which has every simple character that has a width. */
    BaseFont own(Face face) {
        return font(face.file);
    }

    private float[] simpleWidths(Face face) {
        float[] widths = simpleWidths.get(face);
        if (widths == null) {
            widths = new float[SIMPLE];
            Arrays.fill(widths, Float.NaN);
            for (char c = ' '; c <= '…'; c++) {
                int simple = simple(c);
                if (simple >= 0 && font(face.file).charExists(c)) {
                    widths[simple] = font(face.file).getWidthPoint(String.valueOf(c), 1000) / 1000;
                }
            }
            simpleWidths.put(face, widths);
        }
        return widths;
    }

    private BaseFont fontFor(BaseFont own, int character) {
        if (own.charExists(character)) {
            return own;
        }
        for (String file : FALLBACKS) {
            BaseFont fallback = font(file);
            if (fallback.charExists(character)) {
                return fallback;
            }
        }
        return own;
    }

    private static String visualOrder(String text) {
        char[] characters = text.toCharArray();
        if (!Bidi.requiresBidi(characters, 0, characters.length)) {
            return text;
        }
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        byte[] levels = new byte[bidi.getRunCount()];
        String[] pieces = new String[bidi.getRunCount()];
        for (int i = 0; i < pieces.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String piece = text.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            pieces[i] = levels[i] % 2 == 1 ? new StringBuilder(piece).reverse().toString() : piece;
        }
        Bidi.reorderVisually(levels, 0, pieces, 0, pieces.length);
        return String.join("", pieces);
    }

    private BaseFont font(String file) {
        return open.computeIfAbsent(file, Fonts::read);
    }

    private static BaseFont read(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream("/fonts/" + file)) {
            byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
            BaseFont font =
                    BaseFont.createFont(file, BaseFont.IDENTITY_H, true, false, bytes, null);
            font.setIncludeCidSet(
                    false); // OpenPDF's CIDSet is incomplete, and PDF/A then refuses it
            font.setSubset(true);
            font.setSecureRandom(new TagSource(file));
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives OpenPDF the same six letters for the same font each time: two prints of one model are
     * equal byte for byte.
     */
    private static final class TagSource extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final java.util.SplittableRandom letters;

        TagSource(String file) {
            this.letters = new java.util.SplittableRandom(file.hashCode());
        }

        @Override
        public double nextDouble() {
            return letters.nextDouble();
        }
    }
}
