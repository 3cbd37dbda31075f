package dev.holdfast.transfer;

import dev.holdfast.item.Sha256;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/**
 * A BagIt 1.0 bag (RFC 8493) being written: every file is hashed while it is written and forced to
 * the disk. Paths are ours and need no escaping.
 */
final class AccessionBag {
    private static final String DECLARATION =
            "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    /** Writes the bytes of a file. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Path folder;
    private final Map<String, Sha256> payload = new TreeMap<>();
    private final Map<String, Sha256> tags = new TreeMap<>();
    private long payloadBytes;

    AccessionBag(Path folder) {
        this.folder = folder;
    }

    /** Adds a file under {@code data/} and gives the digest of what was written. */
    Sha256 payload(String path, Body body) throws IOException {
        String name = "data/" + path;
        Sha256 digest = write(name, body);
        payload.put(name, digest);
        payloadBytes += Files.size(folder.resolve(name));
        return digest;
    }

    /** Counts a payload file that is there already and stays as it is. */
    void payloadKept(String name, Sha256 digest, long bytes) {
        payload.put(name, digest);
        payloadBytes += bytes;
    }

    /** Counts a tag file that is there already and stays as it is. */
    void tagKept(String name, Sha256 digest) {
        tags.put(name, digest);
    }

    void tag(String path, byte[] bytes) throws IOException {
        tags.put(path, write(path, out -> out.write(bytes)));
    }

    /**
     * Writes the tag files, the manifests last.
     *
     * @param about the fields of {@code bag-info.txt}
     * @return the digest of the tag manifest, which fixes all the rest
     */
    Sha256 close(Map<String, String> about) throws IOException {
        tag("bagit.txt", text(DECLARATION));
        StringBuilder fields = new StringBuilder();
        about.forEach(
                (name, value) ->
                        fields.append(name)
                                .append(": ")
                                .append(value.replaceAll("[\\r\\n]+", " "))
                                .append('\n'));
        fields.append("Payload-Oxum: ")
                .append(payloadBytes)
                .append('.')
                .append(payload.size())
                .append('\n');
        tag("bag-info.txt", text(fields.toString()));
        tag("manifest-sha256.txt", manifest(payload));
        return write("tagmanifest-sha256.txt", out -> out.write(manifest(tags)));
    }

    private static byte[] manifest(Map<String, Sha256> files) {
        StringBuilder lines = new StringBuilder();
        files.forEach(
                (name, digest) ->
                        lines.append(digest.hex()).append("  ").append(name).append('\n'));
        return text(lines.toString());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Sha256 write(String name, Body body) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        MessageDigest digest = Sha256.newDigest();
        try (FileChannel channel =
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out =
                        new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
            body.writeTo(out);
            out.flush();
            channel.force(true);
        }
        return Sha256.ofDigest(digest.digest());
    }
}
