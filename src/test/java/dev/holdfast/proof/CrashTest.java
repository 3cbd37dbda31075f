package dev.holdfast.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ingest.IngestItems;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.register.Item;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * {@code kill -9} of the service, of PostgreSQL's postmaster and of its back-ends at random moments
 * of an ingest. The seed is printed; {@code -Dholdfast.seed=…} repeats it.
 */
@Execution(ExecutionMode.CONCURRENT)
class CrashTest {
    private static final long PATIENCE_SECONDS = 120;

    private final long seed = Long.getLong("holdfast.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir Path dir;

    private enum Victim {
        SERVICE,
        POSTMASTER,
        BACK_END
    }

    @Test
    void nothingAcknowledgedShouldBeLostWhenKilled() throws Exception {
        kill(List.of(Victim.SERVICE, Victim.POSTMASTER), 1_200, 400);
    }

    @Tag("slow")
    @Test
    void nothingAcknowledgedShouldBeLostWhenKilledFiftyTimes() throws Exception {
        List<Victim> victims =
                random.ints(50, 0, Victim.values().length)
                        .mapToObj(i -> Victim.values()[i])
                        .toList();
        kill(victims, 20_000, 1_500);
    }

    private void kill(List<Victim> victims, int messages, int longestMillis) throws Exception {
        System.out.println("CrashTest: seed " + seed);
        Path home = dir.resolve("home");
        Map<String, Sha256> sent = write(messages);
        long acknowledged = 0;
        int interrupted = 0;
        for (Victim victim : victims) {
            try (Fork child = start(home)) {
                assertThat(child.await("READY", PATIENCE_SECONDS)).as(log()).isEqualTo("READY");
                if (random.nextInt(4) > 0) {
                    child.await("ACK", PATIENCE_SECONDS);
                }
                Thread.sleep(random.nextInt(longestMillis));
                strike(victim, child, home);
                List<String> said = child.rest(PATIENCE_SECONDS);
                interrupted += said.stream().noneMatch(line -> line.startsWith("DONE")) ? 1 : 0;
                for (String line : said) {
                    if (line.startsWith("ACK ")) {
                        acknowledged = Math.max(acknowledged, Long.parseLong(line.substring(4)));
                    }
                    if (line.startsWith("PROBLEM")) {
                        assertThat(line).as("after " + victim).contains("HF-6001");
                    }
                }
            }
            try (Archive archive = Archive.start(home)) {
                assertKept(archive, acknowledged, sent);
            }
        }
        System.out.printf(
                "CrashTest: %d kills, %d of them during the run%n", victims.size(), interrupted);
        try (Archive archive = Archive.start(home)) {
            IngestItems.Outcome rest = archive.ingest(mail(), CrashChild.ORIGIN);
            assertThat(rest.counts().seen()).isEqualTo(messages);
            assertThat(rest.counts().failed()).isZero();
            assertKept(archive, messages, sent);
        }
    }

    private Fork start(Path home) throws IOException {
        return Fork.start(
                CrashChild.class,
                dir.resolve("child.log"),
                List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"),
                home.toString(),
                mail().toString());
    }

    private String log() throws IOException {
        Path log = dir.resolve("child.log");
        return Files.exists(log) ? Files.readString(log) : "no log";
    }

    private void strike(Victim victim, Fork child, Path home) throws IOException {
        if (victim == Victim.SERVICE) {
            child.kill();
            return;
        }
        Path file = home.resolve("postgres/postmaster.pid");
        if (!Files.exists(file)) {
            return; // it had already ended
        }
        ProcessHandle postmaster =
                ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                        .orElse(null);
        if (postmaster == null) {
            return;
        }
        List<ProcessHandle> backEnds = postmaster.children().toList();
        if (victim == Victim.POSTMASTER || backEnds.isEmpty()) {
            postmaster.destroyForcibly();
        } else {
            backEnds.get(random.nextInt(backEnds.size())).destroyForcibly();
        }
    }

    private void assertKept(Archive archive, long acknowledged, Map<String, Sha256> sent)
            throws IOException {
        ItemSet live = archive.live();
        assertThat(live.size()).isGreaterThanOrEqualTo(acknowledged);
        assertThat(archive.indexed()).isEqualTo(live);
        Set<String> keys = new HashSet<>();
        for (Item item : archive.rows(live)) {
            assertThat(keys.add(item.key())).as("twice: " + item.key()).isTrue();
            assertThat(item.sha256()).isEqualTo(sent.get(item.key()));
            if (random.nextInt(20) == 0) {
                assertThat(archive.readBack(item)).isEqualTo(item.sha256());
            }
        }
        for (int i = 0; i < acknowledged; i++) {
            assertThat(keys).contains(key(i));
        }
        assertThat(archive.verifyLog().problems()).isEmpty();
    }

    private Path mail() {
        return dir.resolve("mail");
    }

    private static String key(int i) {
        return "mail/%06d.eml".formatted(i);
    }

    /** Key to content, in the order the source reads them. */
    private Map<String, Sha256> write(int messages) throws IOException {
        Map<String, Sha256> sent = new HashMap<>();
        Files.createDirectories(mail());
        for (int i = 0; i < messages; i++) {
            StringBuilder text = new StringBuilder();
            text.append("From: a@example.org\r\nTo: b@example.org\r\nSubject: number ").append(i);
            text.append("\r\nDate: Mon, 2 Nov 2015 10:00:00 +0000\r\nMessage-ID: <").append(i);
            text.append("@example.org>\r\n\r\n");
            for (int word = random.nextInt(400); word > 0; word--) {
                text.append(Integer.toString(random.nextInt(50_000), 36)).append(' ');
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
            Files.write(dir.resolve(key(i)), bytes);
            sent.put(key(i), Sha256.of(bytes));
        }
        return sent;
    }
}
