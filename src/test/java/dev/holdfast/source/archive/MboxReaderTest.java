package dev.holdfast.source.archive;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.holdfast.item.Content;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class MboxReaderTest {
    private static final String LINE = "From ann@example.org Mon Jan  5 10:00:00 2015\n";

    @TempDir Path scratch;

    @Test
    void messagesShouldComeWithoutSeparatorAndItsBlankLine() throws IOException {
        assertThat(split(LINE + "Subject: a\n\none\n\n" + LINE + "Subject: b\n\ntwo\n", false))
                .containsExactly("Subject: a\n\none\n", "Subject: b\n\ntwo\n");
    }

    @Test
    void textLineThatBeginsWithFromShouldNotSplit() throws IOException {
        String message =
                "Subject: a\n\nhello\n\nFrom here on it rains\nFrom 10:00 to 11:00 in May\n";
        assertThat(split(LINE + message, false)).containsExactly(message);
    }

    @Test
    void contentLengthShouldBeBelievedWhenASeparatorFollows() throws IOException {
        String body = "forwarded:\n\n" + LINE + "Subject: inner\n\ntext\n";
        String message = "Subject: a\nContent-Length: " + body.length() + "\n\n" + body;
        assertThat(split(LINE + message + "\n" + LINE + "Subject: b\n\ntwo\n", false))
                .containsExactly(message, "Subject: b\n\ntwo\n");
    }

    @Test
    void wrongContentLengthShouldBeIgnored() throws IOException {
        assertThat(
                        split(
                                LINE
                                        + "Content-Length: 3\n\nlonger\n\n"
                                        + LINE
                                        + "Subject: b\n\ntwo\n",
                                false))
                .hasSize(2);
    }

    @Test
    void quotingShouldBeUndoneExactlyInMboxrd() throws IOException {
        assertThat(split(LINE + "Subject: a\n\n>From x\n>>From y\n> From z\nFrom >From\n", true))
                .containsExactly("Subject: a\n\nFrom x\n>From y\n> From z\nFrom >From\n");
    }

    @Test
    void boxShouldBeMboxrdOnlyWhenTwiceQuotedAndNothingIsLeftBare() throws IOException {
        assertThat(isMboxrd("\n>From x\n>>From y\n")).isTrue();
        assertThat(isMboxrd("\n>From x\n")).isFalse();
        assertThat(isMboxrd("\n>>From x\nFrom here on\n")).isFalse();
    }

    @Test
    void anyBoxShouldSplitAlikeWhateverTheMemory() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> messages = new ArrayList<>();
        StringBuilder box = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            String message =
                    "Subject: "
                            + i
                            + "\n\n"
                            + ("line " + i + "\nFrom me\n").repeat(random.nextInt(30_000))
                            + "end\n";
            messages.add(message);
            box.append(LINE).append(message).append('\n');
        }
        assertThat(split(box.toString(), false)).as("seed %d", seed).isEqualTo(messages);
        assertThat(split(box.toString(), false, 50_000)).as("seed %d", seed).isEqualTo(messages);
    }

    private List<String> split(String box, boolean unquote) throws IOException {
        return split(box, unquote, (int) Content.IN_MEMORY_LIMIT_BYTES);
    }

    private List<String> split(String box, boolean unquote, int limit) throws IOException {
        List<String> messages = new ArrayList<>();
        try (MboxReader reader =
                new MboxReader(
                        new ByteArrayInputStream(box.getBytes(ISO_8859_1)),
                        unquote,
                        scratch,
                        limit)) {
            for (Content message = reader.next(); message != null; message = reader.next()) {
                assertThat(message.readAll()).hasSize((int) message.bytes());
                messages.add(new String(message.readAll(), ISO_8859_1));
            }
        }
        return messages;
    }

    private static boolean isMboxrd(String body) throws IOException {
        return MboxQuoting.isMboxrd(
                new Content.InMemory((LINE + "Subject: a\n" + body).getBytes(ISO_8859_1)));
    }
}
