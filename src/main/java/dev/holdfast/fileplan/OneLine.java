package dev.holdfast.fileplan;

/** Foreign text as one line of printable characters. */
final class OneLine {
    private static final int DELETE = 0x7F;
    private static final int LAST_CONTROL = 0x9F;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int LAST_PRINTABLE = 0xFFFD;
    private static final int FIRST_OF_PLANES = 0x10000;

    private OneLine() {}

    /** The text with one space for all that is white, unprintable or broken. */
    static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            if (blank(point)) {
                gap = true;
            } else {
                if (gap && !line.isEmpty()) {
                    line.append(' ');
                }
                gap = false;
                line.appendCodePoint(point);
            }
        }
        return line.toString();
    }

    /** At most so many characters, cut visibly. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }

    private static boolean blank(int point) {
        return point <= ' '
                || point >= DELETE && point <= LAST_CONTROL
                || point == BYTE_ORDER_MARK
                || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                || point > LAST_PRINTABLE && point < FIRST_OF_PLANES
                || Character.isWhitespace(point)
                || Character.isSpaceChar(point);
    }
}
