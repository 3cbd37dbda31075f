package dev.holdfast.production;

import dev.holdfast.item.Sha256;
import dev.holdfast.register.Item;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The list of what was produced: each item with its file and the hash of its original bytes. */
final class Manifest {
    private final List<String> lines = new ArrayList<>();
    private final Set<String> files = new LinkedHashSet<>();

    Manifest() {
        lines.add("item,file,bytes,sha256,custodian,source,path");
    }

    void add(Item item, String file) {
        files.add(file);
        lines.add(
                String.join(
                        ",",
                        item.id().toString(),
                        field(file),
                        Long.toString(item.bytes()),
                        item.sha256().hex(),
                        field(item.custodian()),
                        field(item.source()),
                        field(item.path())));
    }

    long files() {
        return files.size();
    }

    /**
     * Writes {@code manifest.csv} and, over the files as they are on the disk, {@code SHA256SUMS}.
     */
    Path write(Path folder) throws IOException {
        Path manifest = folder.resolve("manifest.csv");
        Files.write(manifest, lines);
        try (BufferedWriter sums = Files.newBufferedWriter(folder.resolve("SHA256SUMS"))) {
            for (String file : files) {
                sums.write(digest(folder.resolve(file)).hex() + "  " + file + "\n");
            }
        }
        return manifest;
    }

    private static Sha256 digest(Path file) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, out);
        }
        return Sha256.ofDigest(digest.digest());
    }

    /** RFC 4180; a leading character that a spreadsheet would take for a formula is made text. */
    private static String field(String text) {
        String safe = text.matches("[=+@-].*") ? "'" + text : text;
        return safe.matches("[^\",\\r\\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
