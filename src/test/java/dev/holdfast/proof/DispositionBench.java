package dev.holdfast.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The disposition of a million items of a {@link BulkArchive}, with all evidence, and searches
 * beside it: {@code ./mvnw -Pbench verify -Dtest=DispositionBench}.
 *
 * <p>{@code -Dholdfast.items} and {@code -Dholdfast.due} say how many items there are and are due,
 * {@code -Dholdfast.baseline} for how many seconds is searched before, {@code -Dholdfast.every}
 * every how many milliseconds a search begins.
 */
@Tag("bench")
class DispositionBench {
    private static final List<String> HEAP = List.of("-Xmx2g", "-XX:+UseParallelGC");

    @TempDir Path dir;

    @Test
    void dispositionOfAMillionItems() throws Exception {
        run(
                Integer.getInteger("holdfast.items", 2_500_000),
                Integer.getInteger("holdfast.due", 1_000_000),
                System.getProperty("holdfast.baseline", "60"),
                false);
    }

    /** With the archive verified before and after, which takes longer than the rest. */
    @Test
    void disposedArchiveShouldVerify() throws Exception {
        Map<String, Double> results = run(200_000, 100_000, "10", true);
        assertThat(results).extractingByKey("new-problems").isEqualTo(0.0);
    }

    private Map<String, Double> run(int items, int due, String baseline, boolean verify)
            throws Exception {
        Path copy = BulkArchive.copyOf(items, "disposed");
        Path log = dir.resolve("log-" + items);
        Map<String, Double> results = new TreeMap<>();
        try (Fork fork =
                Fork.start(
                        DispositionMain.class,
                        log,
                        HEAP,
                        copy.toString(),
                        Integer.toString(due),
                        baseline,
                        System.getProperty("holdfast.every", "20"),
                        Boolean.toString(verify))) {
            Stream<String> lines = fork.rest(3_600).stream();
            lines.peek(System.out::println)
                    .filter(line -> line.startsWith("RESULT "))
                    .map(line -> line.split(" "))
                    .forEach(words -> results.put(words[1], Double.parseDouble(words[2])));
        } finally {
            BulkArchive.delete(copy);
        }
        // what must hold whatever the machine does
        assertThat(results).as(Files.readString(log)).containsKey("floor");
        assertThat(results.get("destroyed")).isGreaterThanOrEqualTo(due);
        assertThat(results).extractingByKey("listed").isEqualTo(results.get("destroyed"));
        assertThat(results).extractingByKey("left-of-them").isEqualTo(0.0);
        return results;
    }
}
