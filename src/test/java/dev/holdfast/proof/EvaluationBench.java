package dev.holdfast.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Decides archives of one to ten million items, each in a process of its own with a heap of 2 GB:
 * {@code ./mvnw -Pbench verify -Dtest=EvaluationBench}. The archives are made the first time, which
 * takes a quarter of an hour and 17 GB, and kept: see {@link BulkArchive}.
 */
@Tag("bench")
class EvaluationBench {
    private static final List<String> HEAP = List.of("-Xmx2g", "-XX:+UseParallelGC");

    @TempDir Path dir;

    @Test
    void evaluationShouldBeMeasuredBySize() throws Exception {
        Map<Integer, Map<String, Double>> all = new TreeMap<>();
        for (String size :
                System.getProperty("holdfast.sizes", "1000000,2500000,5000000,10000000")
                        .split(",")) {
            all.put(Integer.parseInt(size), measured(Integer.parseInt(size)));
        }
        List<String> names = new ArrayList<>(all.values().iterator().next().keySet());
        System.out.printf("%n%-32s", "");
        all.keySet().forEach(size -> System.out.printf("%,14d", size));
        for (String name : names) {
            System.out.printf("%n%-32s", name);
            all.values().forEach(one -> System.out.printf("%,14.3f", one.get(name)));
        }
        System.out.printf("%n%-32s", "evaluation, s per million");
        all.forEach(
                (size, one) ->
                        System.out.printf(
                                "%,14.3f", one.getOrDefault("evaluation", 0.0) / size * 1_000_000));
        System.out.println();
    }

    private Map<String, Double> measured(int items) throws Exception {
        Path log = dir.resolve(items + ".log");
        Map<String, Double> results = new TreeMap<>();
        try (Fork fork =
                Fork.start(EvaluationMain.class, log, HEAP, BulkArchive.home(items).toString())) {
            Stream<String> lines = fork.rest(1_800).stream();
            lines.peek(System.out::println)
                    .filter(line -> line.startsWith("RESULT "))
                    .map(line -> line.split(" "))
                    .forEach(words -> results.put(words[1], Double.parseDouble(words[2])));
        }
        assertThat(results).as(Files.readString(log)).isNotEmpty();
        return results;
    }
}
