package dev.holdfast.source.archive;

import dev.holdfast.item.Content;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Splits a mail box into its messages, each without its {@code From } line and the blank line that
 * ends it in the box.
 *
 * <p>A {@code Content-Length} field is believed when the box goes on with a separator right behind
 * that many bytes; otherwise the next separator ends the message. One message is in memory at a
 * time; one above {@link Content#IN_MEMORY_LIMIT_BYTES} goes to a file.
 */
final class MboxReader implements Closeable {
    /** Bytes that must lie behind a candidate so that its line and the next one can be judged. */
    private static final int LOOK_AHEAD = 2048;

    private static final byte[] SEPARATOR = "\nFrom ".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] SEPARATOR_SHIFTS = shifts(SEPARATOR);

    private final InputStream in;
    private final boolean unquote;
    private final Path scratch;
    private final int limit;
    private byte[] buffer = new byte[1 << 20];
    private int start;
    private int end;
    private boolean ended;

    /**
     * @param unquote whether one {@code >} is taken off lines such as {@code >From } and {@code
     *     >>From }
     */
    MboxReader(InputStream in, boolean unquote, Path scratch) {
        this(in, unquote, scratch, (int) Content.IN_MEMORY_LIMIT_BYTES);
    }

    MboxReader(InputStream in, boolean unquote, Path scratch, int limit) {
        this.in = in;
        this.unquote = unquote;
        this.scratch = scratch;
        this.limit = limit;
    }

    /** The next message, or null at the end of the box. */
    @Nullable Content next() throws IOException {
        fill(LOOK_AHEAD);
        while (start < end && (buffer[start] == '\n' || buffer[start] == '\r')) {
            start++;
            fill(LOOK_AHEAD);
        }
        if (start == end) {
            return null;
        }
        if (matches(start, "From ")) {
            skipLine();
        }
        int known = endByContentLength();
        if (known >= 0) {
            Content message = new Content.InMemory(Arrays.copyOfRange(buffer, start, known));
            start = known;
            return message;
        }
        return scanned();
    }

    private Content scanned() throws IOException {
        Path file = null;
        OutputStream out = null;
        long written = 0;
        int scan = Math.max(start - 1, 0);
        try {
            while (true) {
                int found = find(buffer, scan, end, SEPARATOR);
                if (found >= 0 && !ended && found + LOOK_AHEAD > end) {
                    int offset = found - start;
                    fill(offset + 2 * LOOK_AHEAD);
                    scan = start + offset;
                    if (ended || scan + LOOK_AHEAD <= end) {
                        found = scan;
                    } else {
                        continue;
                    }
                }
                if (found >= 0) {
                    if (separatesAt(found + 1)) {
                        return finish(file, out, written, found + 1);
                    }
                    scan = found + 1;
                    continue;
                }
                if (ended) {
                    return finish(file, out, written, end);
                }
                int offset = Math.max(end - SEPARATOR.length + 1 - start, 0);
                if (end - start > limit) {
                    if (out == null || file == null) {
                        file = Files.createTempFile(scratch, "message", ".eml");
                        out = Files.newOutputStream(file);
                    }
                    int cut = lastLineStart(end - LOOK_AHEAD);
                    written += write(out, start, cut);
                    offset -= cut - start;
                    start = cut;
                }
                fill(Math.max(offset + (1 << 18), end - start + (1 << 18)));
                scan = start + Math.max(offset, 0);
            }
        } finally {
            if (out != null) {
                out.close();
            }
        }
    }

    private Content finish(@Nullable Path file, @Nullable OutputStream out, long written, int next)
            throws IOException {
        int stop = next;
        if (stop - start > 1 && buffer[stop - 1] == '\n' && buffer[stop - 2] == '\n') {
            stop--;
        } else if (stop - start > 3
                && buffer[stop - 1] == '\n'
                && buffer[stop - 2] == '\r'
                && buffer[stop - 3] == '\n') {
            stop -= 2;
        }
        Content message;
        if (file != null && out != null) {
            long bytes = written + write(out, start, stop);
            message = new Content.OnDisk(file, bytes, true);
        } else {
            byte[] plain = Arrays.copyOfRange(buffer, start, stop);
            message = new Content.InMemory(unquote ? MboxQuoting.unquoted(plain) : plain);
        }
        start = next;
        return message;
    }

    private int write(OutputStream out, int from, int to) throws IOException {
        byte[] piece = Arrays.copyOfRange(buffer, from, to);
        byte[] plain = unquote ? MboxQuoting.unquoted(piece) : piece;
        out.write(plain);
        return plain.length;
    }

    /** Where the message ends by its own word, checked against what follows there, or -1. */
    private int endByContentLength() throws IOException {
        fill(1 << 16);
        int body = bodyStart();
        if (body < 0) {
            return -1;
        }
        long length = MboxQuoting.contentLength(buffer, start, body);
        if (length < 0 || length > limit) {
            return -1;
        }
        int headerBytes = body - start;
        fill((int) (headerBytes + length + LOOK_AHEAD));
        int at = start + headerBytes + (int) length;
        if (at > end) {
            return -1;
        }
        int next = at;
        while (next < end && (buffer[next] == '\n' || buffer[next] == '\r')) {
            next++;
        }
        boolean onNewLine = at == start || buffer[at - 1] == '\n' || next > at;
        if (ended && next == end) {
            return at;
        }
        return onNewLine && next - at <= 4 && matches(next, "From ") && separatesAt(next) ? at : -1;
    }

    private int bodyStart() {
        for (int i = start; i < end - 1; i++) {
            if (buffer[i] == '\n'
                    && (buffer[i + 1] == '\n'
                            || i + 2 < end && buffer[i + 1] == '\r' && buffer[i + 2] == '\n')) {
                return buffer[i + 1] == '\n' ? i + 2 : i + 3;
            }
        }
        return -1;
    }

    private boolean separatesAt(int from) {
        int stop = Math.min(end, from + LOOK_AHEAD - 8);
        String text = new String(buffer, from, stop - from, StandardCharsets.ISO_8859_1);
        int lineEnd = text.indexOf('\n');
        String line = lineEnd < 0 ? text : text.substring(0, lineEnd);
        String next = lineEnd < 0 ? "" : text.substring(lineEnd + 1);
        boolean blank =
                from <= start
                        || from >= 2 && buffer[from - 2] == '\n'
                        || from >= 3 && buffer[from - 2] == '\r' && buffer[from - 3] == '\n';
        return FromLine.separates(line, next, blank);
    }

    private void skipLine() throws IOException {
        while (true) {
            while (start < end && buffer[start] != '\n') {
                start++;
            }
            if (start < end) {
                start++;
                return;
            }
            if (ended) {
                return;
            }
            fill(LOOK_AHEAD);
        }
    }

    private int lastLineStart(int before) {
        for (int i = before; i > start; i--) {
            if (buffer[i - 1] == '\n') {
                return i;
            }
        }
        return before;
    }

    private boolean matches(int at, String text) {
        if (at + text.length() > end) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (buffer[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Makes {@code wanted} bytes available from {@link #start} on, or all there are. */
    private void fill(int wanted) throws IOException {
        if (ended || end - start >= wanted) {
            return;
        }
        if (start + wanted > buffer.length) {
            byte[] target =
                    wanted > buffer.length ? new byte[Math.max(wanted, buffer.length * 2)] : buffer;
            System.arraycopy(buffer, start, target, 0, end - start);
            buffer = target;
            end -= start;
            start = 0;
        }
        while (end - start < wanted) {
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                ended = true;
                return;
            }
            end += read;
        }
    }

    private static byte[] shifts(byte[] word) {
        byte[] shifts = new byte[256];
        Arrays.fill(shifts, (byte) word.length);
        for (int i = 0; i < word.length - 1; i++) {
            shifts[word[i] & 0xff] = (byte) (word.length - 1 - i);
        }
        return shifts;
    }

    /** Horspool's search: looks at every sixth byte or so. */
    static int find(byte[] text, int from, int to, byte[] word) {
        int last = word.length - 1;
        byte[] shift = word == SEPARATOR ? SEPARATOR_SHIFTS : shifts(word);
        int at = from + last;
        while (at < to) {
            int i = last;
            while (i >= 0 && word[i] == text[at - last + i]) {
                i--;
            }
            if (i < 0) {
                return at - last;
            }
            at += shift[text[at] & 0xff];
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
