package dev.holdfast.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A hold on a tenth of a {@link BulkArchive} of ten million items, and ingest beside a thousand
 * holds against ingest without any: {@code ./mvnw -Pbench verify -Dtest=HoldBench}.
 */
@Tag("bench")
class HoldBench {
    private static final List<String> HEAP = List.of("-Xmx2g", "-XX:+UseParallelGC");
    private static final int MAIL = Integer.getInteger("holdfast.mail", 40_000);

    @TempDir Path dir;

    @Test
    void holdOnATenthOfTheArchive() throws Exception {
        int items = Integer.getInteger("holdfast.items", 10_000_000);
        Path copy = BulkArchive.copyOf(items, "held");
        try {
            System.out.println(run("place", copy.toString()));
        } finally {
            BulkArchive.delete(copy);
        }
    }

    /**
     * In turn, because other work on the machine comes and goes; by the processor too, because it
     * never goes entirely.
     */
    @Test
    void ingestBesideAThousandHolds() throws Exception {
        mail("warm.mbox", MAIL + 1, MAIL);
        mail("bench.mbox", 1, MAIL);
        for (String mix : System.getProperty("holdfast.mix", "MIXED").split(",")) {
            List<Double> rates = new ArrayList<>();
            List<Double> processor = new ArrayList<>();
            for (int round = 0; round < Integer.getInteger("holdfast.rounds", 3); round++) {
                Map<String, Double> without = ingest(mix, 0);
                Map<String, Double> beside = ingest(mix, 1_000);
                rates.add(ratio(beside, without, "rate"));
                processor.add(ratio(without, beside, "processor"));
            }
            System.out.printf(
                    "beside 1,000 holds %s: %s of the rate without; by the processor %s (median"
                            + " %.2f)%n",
                    mix, shown(rates), shown(processor), median(processor));
        }
    }

    private static double ratio(Map<String, Double> of, Map<String, Double> to, String name) {
        return of.getOrDefault(name, 0.0) / to.getOrDefault(name, 1.0);
    }

    private static String shown(List<Double> ratios) {
        return ratios.stream().map("%.2f"::formatted).collect(Collectors.joining(", "));
    }

    private static double median(List<Double> ratios) {
        return ratios.stream().sorted().toList().get(ratios.size() / 2);
    }

    private Map<String, Double> ingest(String mix, int holds) throws Exception {
        Path home = dir.resolve("home");
        Map<String, Double> results =
                run("ingest", home.toString(), dir.toString(), mix, Integer.toString(holds));
        BulkArchive.delete(home);
        return results;
    }

    private Map<String, Double> run(String... arguments) throws Exception {
        Path log = dir.resolve("log");
        Map<String, Double> results = new TreeMap<>();
        try (Fork fork = Fork.start(HoldMain.class, log, HEAP, arguments)) {
            for (String line : fork.rest(1_800)) {
                System.out.println(line);
                if (line.startsWith("RESULT ")) {
                    String[] words = line.split(" ");
                    results.put(words[1], Double.parseDouble(words[2]));
                }
            }
        }
        assertThat(results).as(Files.readString(log)).isNotEmpty();
        return results;
    }

    /** One mbox of invented mail. */
    private void mail(String name, int first, int count) throws IOException {
        try (Writer out = Files.newBufferedWriter(dir.resolve(name))) {
            for (int i = first; i < first + count; i++) {
                BulkItem item = BulkItem.of(i);
                out.write("From bench@example.com Thu Jan  1 00:00:00 2015\n");
                out.write("From: " + item.from() + "\nTo: " + item.to() + "\n");
                out.write("Date: Tue, 15 Mar " + (2008 + i % 18) + " 09:30:00 +0000\n");
                out.write("Subject: " + item.subject() + "\nMessage-ID: <" + i);
                out.write("@example.com>\n\n" + (item.body() + "\n").repeat(12) + "\n");
            }
        }
    }
}
