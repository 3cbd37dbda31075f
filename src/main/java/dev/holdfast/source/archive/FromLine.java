package dev.holdfast.source.archive;

import java.util.regex.Pattern;

/**
 * The line {@code From sender date} that separates the messages of an mbox (RFC 4155). Real boxes
 * hold unquoted text lines that begin with "From " too, so a separator has to look like one.
 */
final class FromLine {
    /** A month or weekday name and a time of day, in any of the orders found in the wild. */
    private static final Pattern DATED =
            Pattern.compile(
                    "^From"
                        + " .*\\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\b.*\\d{1,2}:\\d\\d.*\\d|^From"
                        + " \\S+ .*\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d");

    private FromLine() {}

    static boolean isDated(String line) {
        return DATED.matcher(line).find();
    }

    /**
     * Whether a line is a separator.
     *
     * @param line from {@code From } on, without its end
     * @param next what follows in the box
     * @param afterBlank whether the line before is blank
     */
    static boolean separates(String line, String next, boolean afterBlank) {
        boolean header = startsWithField(next);
        if (isDated(line)) {
            return header
                    || afterBlank
                            && (next.isEmpty() || next.startsWith("\n") || next.startsWith("\r"));
        }
        String sender = line.substring(5).strip();
        return afterBlank
                && header
                && sender.indexOf(' ') < 0
                && (sender.indexOf('@') > 0 || sender.equals("-"));
    }

    /**
     * Whether text begins with a header field, {@code Name:}, or the quoted From line some mailers
     * put there.
     */
    static boolean startsWithField(String text) {
        return text.startsWith(">From ") || fieldNameEnd(text, 0) > 0;
    }

    /** Where the colon of the header field that starts at {@code from} stands, or -1. */
    static int fieldNameEnd(CharSequence text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i > from ? i : -1;
            }
            if (c <= ' ' || c >= 127) {
                return -1;
            }
        }
        return -1;
    }
}
