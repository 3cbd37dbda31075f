package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.home.Home;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Verbs where no service runs, and verbs that meet one that does. */
class HostedTest {
    @TempDir Path folder;

    @Test
    void verbShouldStartAServiceAndStopItWhenNoneRuns() throws IOException {
        Verbs verbs = new Verbs(folder.resolve("home"));
        Home home = new Home(folder.resolve("home"));
        Path mail = SyntheticMail.write(folder.resolve("mail"));
        assertThat(
                        verbs.done("ingest", mail.toString(), "--custodian", "v")
                                .path("stored")
                                .asLong())
                .isEqualTo(SyntheticMail.MESSAGES);
        assertThat(home.addressFile()).doesNotExist();

        // what a killed service left behind does not mislead
        Files.writeString(home.addressFile(), "1 " + ProcessHandle.current().pid() + "\n");
        assertThat(verbs.done("search", "lighthouse").path("total").asLong()).isEqualTo(4);
        Files.writeString(home.addressFile(), "not an address");
        assertThat(verbs.done("search", "lighthouse").path("total").asLong()).isEqualTo(4);
    }

    @Test
    void verbShouldUseTheServiceOfAnotherVerbThatIsStillStarting() throws Exception {
        Verbs verbs = new Verbs(folder.resolve("home"));
        Home home = new Home(folder.resolve("home"));
        try (Connected first = startedInBackground(home).get()) {
            assertThat(Connected.running(home)).isPresent();
            assertThat(first.own()).isNotNull();
            assertThat(verbs.done("search", "anything").path("total").asLong()).isZero();
            assertThat(home.addressFile()).as("the service was not the verb's to stop").exists();
        }
    }

    private static CompletableFuture<Connected> startedInBackground(Home home) {
        return CompletableFuture.supplyAsync(() -> Connected.to(home, java.util.Map.of()));
    }
}
