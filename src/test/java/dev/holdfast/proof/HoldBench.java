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

    /** In turn, because other work on the machine comes and goes. */
    @Test
    void ingestBesideAThousandHolds() throws Exception {
        Path mail = mail();
        List<Double> without = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        for (int round = 0; round < Integer.getInteger("holdfast.rounds", 3); round++) {
            without.add(rate(mail, 0, round));
            beside.add(rate(mail, 1_000, round));
        }
        double best = without.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double held = beside.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        System.out.printf(
                "without holds %s items/s, beside 1,000 holds %s items/s: %.2f of the rate%n",
                without, beside, held / best);
    }

    private double rate(Path mail, int holds, int round) throws Exception {
        Path home = dir.resolve("home-" + holds + "-" + round);
        Map<String, Double> results =
                run("ingest", home.toString(), mail.toString(), Integer.toString(holds));
        BulkArchive.delete(home);
        return results.getOrDefault("rate", 0.0);
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
    private Path mail() throws IOException {
        Path mbox = dir.resolve("bench.mbox");
        try (Writer out = Files.newBufferedWriter(mbox)) {
            for (int i = 1; i <= MAIL; i++) {
                BulkItem item = BulkItem.of(i);
                out.write("From bench@example.com Thu Jan  1 00:00:00 2015\n");
                out.write("From: " + item.from() + "\nTo: " + item.to() + "\n");
                out.write("Date: Tue, 15 Mar " + (2008 + i % 18) + " 09:30:00 +0000\n");
                out.write("Subject: " + item.subject() + "\nMessage-ID: <" + i);
                out.write("@example.com>\n\n" + (item.body() + "\n").repeat(12) + "\n");
            }
        }
        return mbox;
    }
}
