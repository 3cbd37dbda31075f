package dev.holdfast.vault;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Walks packs without register or key and reports every frame whose bytes are no longer those
 * written. Whether a whole frame is the right one only {@link Vault#read} can tell.
 */
public final class VaultCheck {
    /**
     * {@code TORN_TAIL} is what a crash leaves; harmless unless the register knows a frame there.
     */
    public enum Kind {
        DAMAGED,
        TORN_TAIL
    }

    /**
     * @param bytes how many bytes, from {@code offset} on, are not a whole frame
     */
    public record Finding(int pack, long offset, long bytes, Kind kind) {}

    public record Outcome(int packs, long frames, long bytes, List<Finding> findings) {
        public Outcome {
            findings = List.copyOf(findings);
        }

        public boolean undamaged() {
            return findings.stream().noneMatch(f -> f.kind() == Kind.DAMAGED);
        }
    }

    private final Path folder;

    public VaultCheck(Path folder) {
        this.folder = folder;
    }

    /** Reads every byte of every pack. */
    public Outcome walk() throws IOException {
        List<Finding> findings = new ArrayList<>();
        long frames = 0;
        long bytes = 0;
        List<Integer> packs = PackFiles.numbers(folder);
        for (int number : packs) {
            try (PackBytes pack = PackBytes.open(PackFiles.path(folder, number))) {
                frames += walk(number, pack, findings);
                bytes += pack.size();
            }
        }
        return new Outcome(packs.size(), frames, bytes, findings);
    }

    private static long walk(int number, PackBytes pack, List<Finding> findings)
            throws IOException {
        long size = pack.size();
        long frames = 0;
        long at = 0;
        while (at < size) {
            FrameHeader header = headerAt(pack, at, size);
            if (header == null) {
                long next = nextFrame(pack, at + 1, size);
                findings.add(
                        new Finding(
                                number,
                                at,
                                next - at,
                                next == size ? Kind.TORN_TAIL : Kind.DAMAGED));
                at = next;
                continue;
            }
            long length = FrameHeader.LENGTH_BYTES + header.bodyBytes();
            if (checksum(pack, at, header) == header.bodyChecksum()) {
                frames++;
            } else {
                findings.add(new Finding(number, at, length, Kind.DAMAGED));
            }
            at += length;
        }
        return frames;
    }

    /** Whether the headers lead from the start of the pack exactly to its end. */
    static boolean endsWhole(Path folder, int number) throws IOException {
        try (PackBytes pack = PackBytes.open(PackFiles.path(folder, number))) {
            long size = pack.size();
            long at = 0;
            while (at < size) {
                FrameHeader header = headerAt(pack, at, size);
                if (header == null) {
                    return false;
                }
                at += FrameHeader.LENGTH_BYTES + header.bodyBytes();
            }
            return true;
        }
    }

    private static @Nullable FrameHeader headerAt(PackBytes pack, long at, long size)
            throws IOException {
        byte[] bytes = pack.read(at, FrameHeader.LENGTH_BYTES);
        FrameHeader header =
                bytes.length < FrameHeader.LENGTH_BYTES ? null : FrameHeader.decode(bytes, 0);
        return header == null || header.bodyBytes() > size - at - FrameHeader.LENGTH_BYTES
                ? null
                : header;
    }

    private static int checksum(PackBytes pack, long at, FrameHeader header) throws IOException {
        CRC32C sum = new CRC32C();
        try (InputStream body = pack.stream(at + FrameHeader.LENGTH_BYTES, header.bodyBytes())) {
            body.transferTo(new CheckedOutputStream(OutputStream.nullOutputStream(), sum));
        }
        return (int) sum.getValue();
    }

    /** Finds the next undamaged header, so that one bad frame does not hide those after it. */
    private static long nextFrame(PackBytes pack, long from, long size) throws IOException {
        int window = 1 << 20;
        for (long at = from; at < size; at += window - FrameHeader.LENGTH_BYTES + 1) {
            byte[] bytes = pack.read(at, window);
            for (int i = 0; i + FrameHeader.LENGTH_BYTES <= bytes.length; i++) {
                if (bytes[i] == 'H'
                        && FrameHeader.decode(bytes, i) != null
                        && headerAt(pack, at + i, size) != null) {
                    return at + i;
                }
            }
        }
        return size;
    }
}
