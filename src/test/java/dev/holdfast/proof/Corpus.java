package dev.holdfast.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Assumptions;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Packed sets of real mail and documents, which are no part of the project. */
final class Corpus {
    private static final int WINDOW_LOG = 27;

    private final Path folder;

    private Corpus(Path folder) {
        this.folder = folder;
    }

    /** The set named, if it is there. */
    static Optional<Corpus> find(String set) {
        String given = System.getenv("HOLDFAST_CORPUS");
        Path folder = Path.of(given == null ? "../shared/data" : given).resolve(set);
        return Files.isDirectory(folder) ? Optional.of(new Corpus(folder)) : Optional.empty();
    }

    /** The set named; the test is skipped where it is absent. */
    static Corpus orSkip(String set) {
        Optional<Corpus> corpus = find(set);
        Assumptions.assumeTrue(
                corpus.isPresent(),
                "skipped: no " + set + " in ../shared/data or where HOLDFAST_CORPUS says");
        return corpus.orElseThrow();
    }

    JsonNode truth() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("truth.json").toFile());
    }

    /** Path to SHA-256, both as INDEX.tsv writes them. */
    Map<String, String> index() throws IOException {
        Map<String, String> index = new TreeMap<>();
        try (Stream<String> lines = Files.lines(folder.resolve("INDEX.tsv"))) {
            lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .forEach(row -> index.put(row[0], row[2]));
        }
        return index;
    }

    /** Unpacks the set and returns its top folder, from which the paths of INDEX.tsv start. */
    Path unpack(Path into) throws IOException {
        Path root = Files.createDirectories(into);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(open(), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path file = root.resolve(entry.getName()).normalize();
                if (!file.startsWith(root)) {
                    throw new IOException(entry.getName() + " leads out of the set");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isFile()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                }
            }
        }
        try (Stream<Path> top = Files.list(root)) {
            return top.findFirst().orElseThrow();
        }
    }

    private InputStream open() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path packed =
                    files.filter(file -> file.toString().contains(".tar."))
                            .findFirst()
                            .orElseThrow();
            InputStream raw = new BufferedInputStream(Files.newInputStream(packed), 1 << 16);
            return packed.toString().endsWith(".zst")
                    ? new ZstdInputStream(raw).setLongMax(WINDOW_LOG)
                    : new GZIPInputStream(raw, 1 << 16);
        }
    }
}
