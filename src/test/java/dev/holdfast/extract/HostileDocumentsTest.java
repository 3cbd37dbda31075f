package dev.holdfast.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.source.archive.ArchiveSource;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Fuzzed, encrypted, recursive and truncated files: every one comes back, with its text or the
 * reason there is none.
 */
class HostileDocumentsTest {
    @TempDir Path scratch;

    @Tag("slow")
    @Timeout(600)
    @Test
    void everyHostileFileShouldComeBack() throws Exception {
        assertThat(read("docs-hostile-a"))
                .hasSizeGreaterThanOrEqualTo(221)
                .anyMatch(e -> "encrypted".equals(e.unreadable()));
    }

    @Timeout(120)
    @Test
    void everyTorturedMessageShouldComeBack() throws Exception {
        assertThat(read("mime-torture-a")).hasSizeGreaterThanOrEqualTo(892);
    }

    private List<Extracted> read(String set) throws Exception {
        String given = System.getenv("HOLDFAST_CORPUS");
        Path packed =
                Path.of(given == null ? "../shared/data" : given)
                        .resolve(set)
                        .resolve(set + ".tar.gz");
        assumeTrue(Files.exists(packed), "skipped: no test data at " + packed.toAbsolutePath());
        List<Extracted> all = new ArrayList<>();
        DocumentLimits limits =
                new DocumentLimits(1, 512, Duration.ofSeconds(30), 1_000_000, 1000, 8);
        try (ItemReader reader = new ItemReader(limits)) {
            ArchiveSource.of(set, List.of(packed), scratch)
                    .readAll(item -> all.add(reader.extract(item)));
        }
        return all;
    }
}
