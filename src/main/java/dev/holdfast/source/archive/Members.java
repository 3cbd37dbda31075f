package dev.holdfast.source.archive;

import dev.holdfast.item.Content;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes the members of one archive as they are read, and notes what could not be. */
final class Members {
    private final String archive;
    private final Unpacking unpacking;
    private final Allowance allowance;
    private final Path scratch;
    private final int depth;
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<String, Integer> problems = new LinkedHashMap<>();
    private long count;

    Members(String archive, Unpacking unpacking, Allowance allowance, Path scratch, int depth) {
        this.archive = archive;
        this.unpacking = unpacking;
        this.allowance = allowance;
        this.scratch = scratch;
        this.depth = depth;
    }

    /**
     * Reads a member and opens what is in it. A member that breaks off is not yielded: a half
     * message must not pass for a whole one, and the archive, which is kept then, has its bytes.
     *
     * @param name as written in the archive
     */
    void read(String name, InputStream in, @Nullable Instant modified)
            throws IOException, InterruptedException {
        allowance.takeMember();
        Content content;
        try {
            content = spool(in);
        } catch (Allowance.Exceeded e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            problem("member " + name + " cannot be read: " + ArchiveSource.reason(e));
            throw new Broken(e);
        }
        count++;
        String plain = name.replace('\\', '/').replaceFirst("^(?:\\./|/)+", "");
        int copy = names.merge(plain, 1, Integer::sum);
        unpacking.open(
                archive + "!/" + plain + (copy == 1 ? "" : "~" + copy),
                content,
                modified,
                depth + 1);
    }

    void problem(String reason) {
        problems.merge(reason, 1, Integer::sum);
    }

    long count() {
        return count;
    }

    /** All reasons, or null when every member was read. */
    @Nullable String problems() {
        if (problems.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (Map.Entry<String, Integer> problem : problems.entrySet()) {
            if (shown++ == 5) {
                return text.append("; and ").append(problems.size() - 5).append(" more").toString();
            }
            text.append(text.isEmpty() ? "" : "; ").append(problem.getKey());
            text.append(problem.getValue() == 1 ? "" : " (" + problem.getValue() + " times)");
        }
        return text.toString();
    }

    /**
     * A member's stream broke; in archives that can only be read forwards this ends the reading.
     */
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;

        Broken(Exception cause) {
            super(cause);
        }
    }

    private Content spool(InputStream in) throws IOException {
        byte[] memory = new byte[1 << 16];
        int length = 0;
        while (true) {
            int read = in.read(memory, length, memory.length - length);
            if (read < 0) {
                return new Content.InMemory(Arrays.copyOf(memory, length));
            }
            allowance.take(read);
            length += read;
            if (length > Content.IN_MEMORY_LIMIT_BYTES) {
                return spoolToFile(memory, length, in);
            }
            if (length == memory.length) {
                memory = Arrays.copyOf(memory, memory.length * 2);
            }
        }
    }

    private Content spoolToFile(byte[] first, int length, InputStream in) throws IOException {
        Path file = Files.createTempFile(scratch, "member", ".bin");
        boolean whole = false;
        long bytes = length;
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(first, 0, length);
            byte[] piece = new byte[1 << 16];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                allowance.take(n);
                out.write(piece, 0, n);
                bytes += n;
            }
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
        return new Content.OnDisk(file, bytes, true);
    }
}
