package dev.holdfast.source.archive;

import dev.holdfast.item.Content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * How a box marks text lines that begin with "From ". An mboxrd writer puts one {@code >} before
 * every line of the form {@code >*From }, which can be undone exactly. An mboxo writer marks only
 * bare {@code From } lines, which cannot be undone without harming lines that were quoted by their
 * author; boxes with {@code Content-Length} mark nothing. The form is written nowhere, so it is
 * inferred, and in doubt the bytes stay as they are. See ADR "mbox quoting".
 */
final class MboxQuoting {
    /**
     * A first part this long decides, so that appending to a large box does not change what was
     * decided before.
     */
    private static final int SAMPLE_BYTES = 16 << 20;

    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

    private MboxQuoting() {}

    /**
     * Whether the box is mboxrd: a line was quoted twice ({@code >>From }), and no text line
     * beginning with "From " was left unquoted.
     */
    static boolean isMboxrd(Content box) throws IOException {
        byte[] sample;
        try (InputStream in = box.open()) {
            sample = in.readNBytes((int) Math.min(SAMPLE_BYTES, box.bytes()));
        }
        boolean twice = false;
        for (int at = 0;
                (at = MboxReader.find(sample, at, sample.length, FROM)) >= 0;
                at += FROM.length) {
            int quotes = quotesBefore(sample, at, 0);
            if (quotes >= 2) {
                twice = true;
            } else if (quotes == 0 && at > 0 && !separates(sample, at)) {
                return false;
            }
        }
        return twice;
    }

    private static boolean separates(byte[] text, int at) {
        int stop = Math.min(text.length, at + 2048);
        String here = new String(text, at, stop - at, StandardCharsets.ISO_8859_1);
        int lineEnd = here.indexOf('\n');
        String line = lineEnd < 0 ? here : here.substring(0, lineEnd);
        boolean blank =
                at < 2
                        || text[at - 2] == '\n'
                        || at > 2 && text[at - 2] == '\r' && text[at - 3] == '\n';
        return FromLine.separates(line, lineEnd < 0 ? "" : here.substring(lineEnd + 1), blank);
    }

    /** The message without the {@code >} an mboxrd writer added. */
    static byte[] unquoted(byte[] message) {
        byte[] plain = message;
        int length = 0;
        int copied = 0;
        for (int at = 0;
                (at = MboxReader.find(message, at, message.length, FROM)) >= 0;
                at += FROM.length) {
            int quotes = quotesBefore(message, at, copied);
            if (quotes > 0) {
                if (plain == message) {
                    plain = new byte[message.length];
                }
                int piece = at - 1 - copied;
                System.arraycopy(message, copied, plain, length, piece);
                length += piece;
                copied = at;
            }
        }
        if (plain == message) {
            return message;
        }
        System.arraycopy(message, copied, plain, length, message.length - copied);
        return Arrays.copyOf(plain, length + message.length - copied);
    }

    /**
     * How many {@code >} stand between the line's start and {@code at}, or -1 when anything else
     * does.
     */
    private static int quotesBefore(byte[] text, int at, int floor) {
        int i = at;
        while (i > floor && text[i - 1] == '>') {
            i--;
        }
        return i == 0 || text[i - 1] == '\n' ? at - i : -1;
    }

    /** The value of the header's Content-Length field, or -1. */
    static long contentLength(byte[] text, int from, int to) {
        String header = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
        int at = header.toLowerCase(Locale.ROOT).indexOf("\ncontent-length:");
        if (at < 0) {
            return -1;
        }
        int stop = header.indexOf('\n', at + 16);
        String value = header.substring(at + 16, stop < 0 ? header.length() : stop).strip();
        return value.matches("\\d{1,15}") ? Long.parseLong(value) : -1;
    }
}
