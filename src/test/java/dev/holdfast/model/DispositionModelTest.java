package dev.holdfast.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.Fork;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Random operations from many threads, {@code kill -9} of the service and of the database among
 * them: no held item is destroyed, no single person destroys, every destroyed item has plan,
 * approvals and certificate, nothing accepted is lost. The seed is printed; {@code
 * -Dholdfast.seed=…} repeats the choices, {@code -Dholdfast.model.operations=…} and {@code
 * -Dholdfast.model.kills=…} the size.
 */
@Execution(ExecutionMode.CONCURRENT)
class DispositionModelTest {
    private static final String MICROS = " micros";
    private static final long PATIENCE_SECONDS = 600;
    private static final int THREADS = Integer.getInteger("holdfast.model.threads", 8);
    private static final int CI_OPERATIONS = 200_000;
    private static final int CI_KILLS = 3;
    private static final int SLOW_OPERATIONS = 3_000_000;
    private static final int SLOW_KILLS = 30;

    private final long seed = Long.getLong("holdfast.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<String, Long> tally = new TreeMap<>();
    private final Map<String, Long> spent = new TreeMap<>();
    private Path folder;

    /** In memory where there is such a place: what is tested is order, and kills, not disks. */
    @BeforeEach
    void folder() throws IOException {
        Path memory = Path.of("/dev/shm");
        folder =
                Files.isDirectory(memory) && Files.isWritable(memory)
                        ? Files.createTempDirectory(memory, "holdfast-model")
                        : Files.createTempDirectory("holdfast-model");
    }

    @AfterEach
    void remove() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Test
    void promisesShouldHoldWhateverIsTriedAtOnce() throws Exception {
        run(CI_OPERATIONS, CI_KILLS);
    }

    @Tag("slow")
    @Test
    void promisesShouldHoldThroughMillionsOfOperations() throws Exception {
        run(SLOW_OPERATIONS, SLOW_KILLS);
    }

    private void run(int usual, int usualKills) throws Exception {
        long operations = Integer.getInteger("holdfast.model.operations", usual);
        int kills = Integer.getInteger("holdfast.model.kills", usualKills);
        System.out.printf("DispositionModelTest: seed %d, %d operations%n", seed, operations);
        long tried = 0;
        long started = System.nanoTime();
        String day = LocalDate.now(ZoneOffset.UTC).toString();
        for (int round = 0; round <= kills; round++) {
            long most = (operations - tried) / (kills - round + 1);
            try (Fork child =
                    Fork.start(
                            ModelChild.class,
                            folder.resolve("child.log"),
                            List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseParallelGC"),
                            folder.toString(),
                            Long.toString(seed + round),
                            day,
                            Integer.toString(THREADS),
                            Long.toString(round == kills ? most : Long.MAX_VALUE))) {
                tried += watch(child, round, round == kills ? Long.MAX_VALUE : most);
            }
        }
        System.out.printf(
                "DispositionModelTest: %d operations in %.1f s, %s%nspent: %s%n",
                tried, (System.nanoTime() - started) / 1e9, tally, spent);
        assertThat(tried).isGreaterThanOrEqualTo(operations);
        assertEffect(operations);
    }

    /** Reads what the child says, kills it after so many operations, and returns how many. */
    private long watch(Fork child, int round, long killAfter) throws Exception {
        assertThat(child.await("READY", PATIENCE_SECONDS)).as(log()).isEqualTo("READY");
        Map<String, Long> last = Map.of();
        while (operations(last) < killAfter) {
            String line = child.await("", PATIENCE_SECONDS);
            if (line.startsWith("TALLY")) {
                last = counts(line);
            }
            assertThat(line).as(log()).doesNotStartWith("BROKEN");
            if (line.equals("DONE")) {
                break;
            }
            assertThat(line).as("ended in round " + round + ": " + log()).isNotEqualTo("\0end");
        }
        Thread.sleep(random.nextInt(200));
        if (round % 2 == 1) {
            killDatabase();
        }
        child.kill();
        last.forEach(
                (what, count) ->
                        (what.endsWith(MICROS) ? spent : tally).merge(what, count, Long::sum));
        return operations(last);
    }

    private void killDatabase() throws IOException {
        Path file = folder.resolve("home/postgres/postmaster.pid");
        if (Files.exists(file)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static Map<String, Long> counts(String line) {
        Map<String, Long> counts = new TreeMap<>();
        for (String part : line.split("\t")) {
            int at = part.indexOf('=');
            if (at > 0) {
                counts.put(part.substring(0, at), Long.parseLong(part.substring(at + 1)));
            }
        }
        return counts;
    }

    private static long operations(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(one -> !one.getKey().startsWith("items "))
                .filter(one -> !one.getKey().endsWith(MICROS))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What was refused throughout would prove nothing. */
    private void assertEffect(long operations) {
        Map.of(
                        "items stored", 2_000,
                        "items destroyed", 500,
                        "erasure-decide done", 3,
                        "hold-place done", 80,
                        "hold-confirm done", 50,
                        "execute done", 30,
                        "policy done", 10,
                        "stop done", 5,
                        "label done", 100,
                        "sql done", 5_000)
                .forEach(
                        (what, least) ->
                                assertThat(tally.getOrDefault(what, 0L))
                                        .as(what)
                                        .isGreaterThanOrEqualTo(
                                                least * operations / CI_OPERATIONS));
    }

    private String log() throws IOException {
        Path log = folder.resolve("child.log");
        return Files.exists(log) ? Files.readString(log) : "no log";
    }
}
