package dev.holdfast.source.archive;

import dev.holdfast.item.Content;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Archives that are read from front to back: tar, and single compressed files, which may be a tar.
 */
final class StreamMembers {
    private StreamMembers() {}

    static void tar(String key, Content archive, Members members)
            throws IOException, InterruptedException {
        try (InputStream in = archive.open()) {
            tar(in, members);
        }
    }

    static void compressed(String key, Content archive, Members members)
            throws IOException, InterruptedException {
        try (InputStream in = new BufferedInputStream(expanded(archive), 1 << 16)) {
            in.mark(Format.HEAD_BYTES);
            byte[] head = in.readNBytes(512);
            in.reset();
            if (Format.of(head, "") == Format.TAR) {
                tar(in, members);
            } else {
                try {
                    members.read(innerName(key), in, null);
                } catch (Members.Broken e) {
                    return;
                }
            }
        }
    }

    private static void tar(InputStream in, Members members)
            throws IOException, InterruptedException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8");
        try {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                if (entry.isSymbolicLink() || entry.isLink()) {
                    members.problem(
                            "member " + entry.getName() + " is a link to " + entry.getLinkName());
                } else if (!entry.isFile() || !tar.canReadEntryData(entry)) {
                    members.problem(
                            "member " + entry.getName() + " is neither a file nor a folder");
                } else {
                    members.read(entry.getName(), tar, entry.getLastModifiedTime().toInstant());
                }
            }
        } catch (Members.Broken e) {
            return;
        }
    }

    private static InputStream expanded(Content archive) throws IOException {
        BufferedInputStream in = new BufferedInputStream(archive.open(), 1 << 16);
        in.mark(16);
        byte[] head = in.readNBytes(8);
        in.reset();
        return switch (Format.of(head.length < 8 ? head : java.util.Arrays.copyOf(head, 16), "")) {
            case GZIP ->
                    GzipCompressorInputStream.builder()
                            .setInputStream(in)
                            .setDecompressConcatenated(true)
                            .get();
            case XZ -> new XZCompressorInputStream(in, true);
            case ZSTD -> new ZstdCompressorInputStream(in);
            default -> new BZip2CompressorInputStream(in, true);
        };
    }

    /** {@code box.mbox.gz} holds {@code box.mbox}. */
    private static String innerName(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        String lower = name.toLowerCase(Locale.ROOT);
        for (String ending : new String[] {".gz", ".bz2", ".xz", ".zst"}) {
            if (lower.endsWith(ending) && lower.length() > ending.length()) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return "content";
    }
}
