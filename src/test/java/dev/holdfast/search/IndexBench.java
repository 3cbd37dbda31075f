package dev.holdfast.search;

import dev.holdfast.search.kql.Kql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;

/** How fast mail is indexed and found, parsing apart; prints, and promises nothing. */
@Tag("bench")
class IndexBench {
    @TempDir Path dir;

    @Test
    void indexingShouldBeMeasured() throws Exception {
        Path root = Path.of(System.getProperty("holdfast.unpacked", "/tmp/data")).resolve("selinux");
        Assumptions.assumeTrue(Files.exists(root), "unpack the selinux set to " + root);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (int round = 1; round <= 2; round++) {
            round(root, files, round);
        }
    }

    private void round(Path root, List<Path> files, int round) throws Exception {
        Path folder = dir.resolve("index" + round);
        long nanos = 0;
        long raw = 0;
        try (SearchIndex index = SearchIndex.open(folder, 2)) {
            for (int at = 0; at < files.size(); at += 2000) {
                List<IndexEntry> batch = new ArrayList<>();
                for (int i = at; i < Math.min(files.size(), at + 2000); i++) {
                    batch.add(PlainMail.read(root, files.get(i), i + 1));
                    raw += batch.getLast().bytes();
                }
                long start = System.nanoTime();
                index.add(batch);
                nanos += System.nanoTime() - start;
            }
            long start = System.nanoTime();
            index.commit(files.size());
            nanos += System.nanoTime() - start;
            System.out.printf("round %d: %d mails, %.0f mails/s%n", round, files.size(), files.size() * 1e9 / nanos);
            System.out.printf("index/raw %.3f (%d bytes)%n", (double) bytes(folder) / raw, bytes(folder));
            for (String query : List.of("audit", "polic*", "\"memory leak\"", "policy NEAR(2) version", "from:redhat.com",
                    "sent>=2020-01-01 sent<2021-01-01", "landlock NOT apparmor", "*")) {
                long found = 0;
                long began = System.nanoTime();
                for (int i = 0; i < 10; i++) {
                    found = index.select(Kql.parse(query, Instant.EPOCH).ast(), SetResolver.none()).size();
                }
                System.out.printf("%-40s %6d in %.2f ms%n", query, found, (System.nanoTime() - began) / 1e7);
            }
        }
    }

    private static long bytes(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
