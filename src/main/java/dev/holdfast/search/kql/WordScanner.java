package dev.holdfast.search.kql;

import java.util.Arrays;

/**
 * Cuts text into words: maximal runs of Unicode letters, digits and underscores, case folded, as
 * the regular expression {@code \w+} of Python sees them. No stemming, no stop words.
 *
 * <p>A word longer than {@link #LONGEST} characters is cut there and gets a hash of the whole
 * appended, so that two different long words stay different and a prefix still finds them. Not safe
 * for use by several threads.
 */
public final class WordScanner {
    /** Characters of a word that are kept as they are. */
    public static final int LONGEST = 200;

    private static final char[] FOLD = new char[Character.MIN_SUPPLEMENTARY_CODE_POINT];

    static {
        for (int c = 0; c < FOLD.length; c++) {
            if (isWordPart(c)) {
                int folded = fold(c);
                FOLD[c] = folded < FOLD.length ? (char) folded : (char) c;
            }
        }
    }

    private char[] term = new char[LONGEST + 20];
    private int length;
    private CharSequence text = "";
    private int next;
    private int start;

    /** Starts over with another text. */
    public void reset(CharSequence newText) {
        text = newText;
        next = 0;
    }

    /** Finds the next word; false at the end of the text. */
    public boolean advance() {
        int end = text.length();
        int at = next;
        while (at < end && wordPartLength(at) == 0) {
            at++;
        }
        if (at == end) {
            next = end;
            return false;
        }
        start = at;
        length = 0;
        long hash = 0xcbf29ce484222325L;
        int total = 0;
        while (at < end) {
            char c = text.charAt(at);
            char folded = FOLD[c];
            if (folded != 0) {
                if (total < LONGEST) {
                    term[length++] = folded;
                }
                hash = (hash ^ folded) * 0x100000001b3L;
                total++;
                at++;
            } else if (wordPartLength(at) == 2) {
                int point = fold(Character.codePointAt(text, at));
                if (total < LONGEST) {
                    length += Character.toChars(point, term, length);
                }
                hash = (hash ^ point) * 0x100000001b3L;
                total++;
                at += 2;
            } else {
                break;
            }
            if (length + 20 > term.length) {
                term = Arrays.copyOf(term, term.length * 2);
            }
        }
        if (total > LONGEST) {
            term[length++] = '~';
            for (int shift = 60; shift >= 0; shift -= 4) {
                term[length++] = Character.forDigit((int) (hash >>> shift) & 0xF, 16);
            }
        }
        next = at;
        return true;
    }

    /** The word's folded characters, valid up to {@link #length()} until the next call. */
    public char[] buffer() {
        return term;
    }

    public int length() {
        return length;
    }

    /** Where the word starts in the text. */
    public int start() {
        return start;
    }

    /** Where the word ends in the text, exclusive. */
    public int end() {
        return next;
    }

    public String word() {
        return new String(term, 0, length);
    }

    /** Simple case folding of one character. */
    public static int fold(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    /** Simple case folding of a whole value that is compared as one, such as an address. */
    public static String fold(String value) {
        return value.codePoints()
                .map(WordScanner::fold)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static boolean isWordPart(int codePoint) {
        if (codePoint == '_' || Character.isLetterOrDigit(codePoint)) {
            return true;
        }
        int type = Character.getType(codePoint);
        return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    private int wordPartLength(int at) {
        char c = text.charAt(at);
        if (FOLD[c] != 0) {
            return 1;
        }
        return Character.isHighSurrogate(c)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1))
                        && isWordPart(Character.codePointAt(text, at))
                ? 2
                : 0;
    }
}
