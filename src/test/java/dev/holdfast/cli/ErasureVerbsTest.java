package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.holdfast.disposition.DispositionScene;
import dev.holdfast.home.Home;
import dev.holdfast.service.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** A request for erasure on the command line, with what scripts read of it. */
class ErasureVerbsTest {
    @TempDir Path folder;

    @Test
    void requestShouldBeWeighedJudgedAndDecidedAsTyped() throws Exception {
        Home home = new Home(folder.resolve("home"));
        Verbs verbs = new Verbs(home.root());
        Path mbox = folder.resolve("mail.mbox");
        DispositionScene.writeMbox(mbox, 12, "osprey");
        Path policy = folder.resolve("wish.yaml");
        Files.writeString(
                policy,
                DispositionScene.policy("wish", "\"osprey number 1\"", "P30Y", "destroy")
                        + "ground: own-interest\n");
        try (Service service = Service.start(home, 0, Map.of())) {
            LocalDate today = LocalDate.now(service.context().getBean(Clock.class));
            verbs.done("ingest", mbox.toString(), "--custodian", "okafor");
            verbs.done("policy", "activate", policy.toString());
            JsonNode opened =
                    verbs.done(
                            "erasure",
                            "open",
                            "--person",
                            "Ben Okafor",
                            "--address",
                            "ben@northgate.example",
                            "--received",
                            today.minusDays(3).toString());
            assertThat(opened.path("items").asLong()).isEqualTo(12);
            assertThat(opened.path("erase").asLong()).isEqualTo(11);
            assertThat(opened.path("undecided").asLong()).isEqualTo(1);
            assertThat(opened.path("kept")).isEmpty();
            assertThat(opened.path("daysLeft").asLong()).isBetween(24L, 28L);
            JsonNode waits = opened.path("classes").path(0);
            assertThat(waits.path("reasons").path(0).path("ground").asText())
                    .isEqualTo("own-interest");
            assertThat(verbs.done("search", waits.path("query").asText()).path("total").asLong())
                    .isEqualTo(1);

            String key = waits.path("key").asText();
            assertThat(
                            verbs.say("erasure", "judge", "1", "--class", key, "--comment", "c")
                                    .status())
                    .isEqualTo(2);
            verbs.refused(
                    "HF-2067", "erasure", "judge", "1", "--class", "x", "--keep", "--comment", "c");
            JsonNode judged =
                    verbs.done(
                            "erasure",
                            "judge",
                            "1",
                            "--class",
                            key,
                            "--erase",
                            "--comment",
                            "of no use");
            assertThat(judged.path("erase").asLong()).isEqualTo(12);
            assertThat(judged.path("classes").path(0).path("decision").path("choice").asText())
                    .isEqualTo("erase");
            verbs.refused("HF-4001", "erasure", "narrow", "1", "--query", "NOT erasure:1.held");
            JsonNode narrowed =
                    verbs.done(
                            "erasure",
                            "narrow",
                            "1",
                            "--query",
                            "NOT \"osprey number 2\"",
                            "--why",
                            "a namesake's");
            assertThat(narrowed.path("items").asLong()).isEqualTo(11);
            verbs.refused(
                    "HF-2068",
                    "erasure",
                    "extend",
                    "1",
                    "--until",
                    today.plusYears(1).toString(),
                    "--why",
                    "busy");
            LocalDate later = today.plusDays(60);
            assertThat(
                            verbs.done(
                                            "erasure",
                                            "extend",
                                            "1",
                                            "--until",
                                            later.toString(),
                                            "--why",
                                            "two offices")
                                    .path("deadline")
                                    .asText())
                    .isEqualTo(later.toString());
            assertThat(verbs.done("erasure", "decide", "1").path("planState").asText())
                    .isEqualTo("planned");
            JsonNode listed = verbs.done("erasure", "list").path("requests").path(0);
            assertThat(listed.path("decided").asBoolean()).isTrue();
            assertThat(listed.path("daysLeft").asLong()).isBetween(59L, 61L);
            verbs.refused("HF-2065", "erasure", "letter", "1", "--out", "letter.pdf");
        }
    }
}
