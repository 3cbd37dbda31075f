package dev.holdfast.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One mbox of 2 GB in a heap of 512 MB; {@code -Dholdfast.mbox.megabytes=…} for another size. */
class LargeMboxTest {
    private static final long MEGABYTES = Long.getLong("holdfast.mbox.megabytes", 2_048);
    private static final int WORDS = 2_000;

    @TempDir Path dir;

    @Tag("slow")
    @Test
    void mboxShouldBeIngestedWhenFourTimesAsLargeAsTheHeap() throws Exception {
        Path mbox = dir.resolve("large.mbox");
        long messages = write(mbox, MEGABYTES << 20);
        Path log = dir.resolve("child.log");
        long start = System.nanoTime();
        try (Fork child =
                Fork.start(
                        CrashChild.class,
                        log,
                        List.of("-Xmx512m", "-XX:+UseParallelGC"),
                        dir.resolve("home").toString(),
                        mbox.toString())) {
            assertThat(child.await("DONE", 3_600)).as(Files.readString(log)).isEqualTo("DONE " + messages);
        }
        System.out.printf(
                "LargeMboxTest: %d MB, %d messages in %.0f s within 512 MB of heap%n",
                MEGABYTES, messages, (System.nanoTime() - start) / 1e9);
    }

    private static long write(Path mbox, long bytes) throws IOException {
        Random random = new Random(1);
        long messages = 0;
        long written = 0;
        try (OutputStream out = Files.newOutputStream(mbox)) {
            while (written < bytes) {
                StringBuilder text = new StringBuilder("From a@example.org Mon Nov  2 10:00:00 2015\n");
                text.append("From: a@example.org\nTo: b@example.org\nSubject: number ").append(messages);
                text.append("\nDate: Mon, 2 Nov 2015 10:00:00 +0000\nMessage-ID: <").append(messages);
                text.append("@example.org>\n\n");
                for (int word = 0; word < WORDS; word++) {
                    text.append(Integer.toString(random.nextInt(40_000), 36));
                    text.append(word % 12 == 11 ? '\n' : ' ');
                }
                byte[] message = text.append("\n\n").toString().getBytes(StandardCharsets.US_ASCII);
                out.write(message);
                written += message.length;
                messages++;
            }
        }
        return messages;
    }
}
