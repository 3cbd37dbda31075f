package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.holdfast.home.Home;
import dev.holdfast.service.Service;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The main job as a user types it, verb by verb, against one running service. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobTest {
    private static final String POLICY =
            """
            id: lamp-mail
            title: Mail of the lamp company
            authority: {cite: "House rule 1", read: 2026-01-01, confidence: seen}
            kind: minimum
            level: policy
            scope: {query: 'kind:email'}
            period: P5Y
            from: sent
            then: destroy
            examples:
              - {item: {kind: email, sent: 2020-02-29}, retainUntil: 2025-02-28}
            """;

    @TempDir static Path folder;

    private static Service service;
    private static Verbs verbs;
    private static Path mail;
    private static Path policy;

    @BeforeAll
    static void start() throws IOException {
        Home home = new Home(folder.resolve("home"));
        service = Service.start(home, 0, Map.of("holdfast.disposition.cooling", "PT0S"));
        verbs = new Verbs(home.root());
        mail = SyntheticMail.write(folder.resolve("mail"));
        policy = Files.writeString(folder.resolve("lamp.yaml"), POLICY);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Order(1)
    void ingestShouldCountWhatItSawAndStored() {
        JsonNode said = verbs.done("ingest", mail.toString(), "--custodian", "vera@lamp.example");
        assertThat(said.path("seen").asLong()).isEqualTo(SyntheticMail.MESSAGES);
        assertThat(said.path("stored").asLong()).isEqualTo(SyntheticMail.MESSAGES);
        assertThat(said.has("ingest")).isTrue();
        assertThat(said.path("seconds").asDouble()).isPositive();
    }

    @Test
    @Order(2)
    void ingestShouldStoreNothingWhenRepeated() {
        JsonNode said = verbs.done("ingest", mail.toString(), "--custodian", "vera@lamp.example");
        assertThat(said.path("stored").asLong()).isZero();
        assertThat(said.path("duplicates").asLong()).isEqualTo(SyntheticMail.MESSAGES);
    }

    @Test
    @Order(3)
    void searchShouldGiveExactTotalWhateverTheLimit() {
        JsonNode said =
                verbs.done(
                        "search", "lighthouse", "--limit", "1", "--facets", "custodian,kind,year");
        assertThat(said.path("query").asText()).isEqualTo("lighthouse");
        assertThat(said.path("total").asLong()).isEqualTo(SyntheticMail.ABOUT_LIGHTHOUSES);
        assertThat(said.path("items")).hasSize(1);
        JsonNode hit = said.path("items").get(0);
        assertThat(hit.path("id").isTextual()).isTrue();
        assertThat(hit.path("date").asText()).isEqualTo("2020-03-15T09:30:00Z");
        assertThat(hit.properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "id",
                        "kind",
                        "custodian",
                        "date",
                        "from",
                        "to",
                        "subject",
                        "path",
                        "unreadable",
                        "score",
                        "snippet");
        assertThat(said.path("facets").path("custodian").path("vera@lamp.example").asLong())
                .isEqualTo(4);
        assertThat(verbs.done("search", "lighthouse", "--limit", "0").path("items")).isEmpty();
        assertThat(
                        verbs.done("search", "lighthouse", "--sort", "date")
                                .at("/items/0/date")
                                .asText())
                .isEqualTo("2011-03-15T09:30:00Z");
    }

    @Test
    @Order(4)
    void showRawShouldGiveTheOriginalBytes() throws IOException {
        String id = id("subject:\"lunch 1\"");
        assertThat(verbs.say("show", id, "--raw").bytes())
                .isEqualTo(Files.readAllBytes(mail.resolve("m1.eml")));
        JsonNode shown = verbs.done("show", id);
        assertThat(shown.path("body").asText()).contains("message number 1");
        assertThat(shown.path("versions")).hasSize(1);
        assertThat(shown.path("attachments").isArray()).isTrue();
    }

    @Test
    @Order(5)
    void whyShouldGiveNoDatesWhenNothingApplies() {
        JsonNode why = verbs.done("why", id("subject:\"lunch 1\""));
        assertThat(why.path("outcome").asText()).isEqualTo("keep");
        assertThat(why.has("retainUntil")).isFalse();
        assertThat(why.has("dispositionOn")).isFalse();
    }

    @Test
    @Order(6)
    void policiesShouldBeCheckedSimulatedAndActivated() {
        assertThat(verbs.done("policy", "check", policy.toString()).at("/policies/0/id").asText())
                .isEqualTo("lamp-mail");
        JsonNode change = verbs.done("policy", "simulate", policy.toString()).path("wouldChange");
        assertThat(change.path("keepToDue").asLong()).isPositive();
        assertThat(change.path("dueToKeep").asLong()).isZero();
        assertThat(change.path("bytes").asLong()).isPositive();
        assertThat(change.path("byCustodian").has("vera@lamp.example")).isTrue();
        assertThat(verbs.done("policy", "list").path("policies")).isEmpty();
        verbs.done("policy", "activate", policy.toString());
        assertThat(verbs.done("policy", "list").at("/policies/0/id").asText())
                .isEqualTo("lamp-mail");
    }

    @Test
    @Order(7)
    void whyShouldTurnOnTheDayAfterTheLastDayKept() {
        String id = id("subject:\"lunch 10\"");
        JsonNode kept = verbs.done("why", id, "--as-of", "2026-03-15");
        assertThat(kept.path("outcome").asText()).isEqualTo("keep");
        assertThat(kept.path("retainUntil").asText()).isEqualTo("2026-03-15");
        assertThat(kept.path("dispositionOn").asText()).isEqualTo("2026-03-16");
        assertThat(kept.at("/reasons/0/policy").asText()).isEqualTo("lamp-mail");
        assertThat(verbs.done("why", id, "--as-of", "2026-03-16").path("outcome").asText())
                .isEqualTo("due");
    }

    @Test
    @Order(8)
    void holdShouldFreezeAndBeRefusedWhenEmpty() {
        verbs.done("matter", "open", "Gull v. Lamp");
        verbs.refused("HF-2001", "matter", "open", "Gull v. Lamp");
        verbs.refused(
                "HF-2011",
                "hold",
                "place",
                "--matter",
                "Gull v. Lamp",
                "--custodian",
                "nobody@lamp.example");
        JsonNode hold =
                verbs.done("hold", "place", "--matter", "Gull v. Lamp", "--query", "lighthouse");
        assertThat(hold.path("items").asLong()).isEqualTo(SyntheticMail.ABOUT_LIGHTHOUSES);
        assertThat(hold.has("hold")).isTrue();
        assertThat(verbs.done("hold", "list").at("/holds/0/items").asLong()).isEqualTo(4);
        verbs.refused("HF-2002", "matter", "close", "Gull v. Lamp");
        assertThat(verbs.done("hold", "notices", "1").path("notices")).isEmpty();
        verbs.refused("HF-2036", "hold", "notice", "send", "1");
    }

    @Test
    @Order(9)
    void evaluateShouldDecideEveryItem() {
        JsonNode said = verbs.done("evaluate", "--as-of", "2026-11-22");
        assertThat(said.path("asOf").asText()).isEqualTo("2026-11-22");
        assertThat(said.path("items").asLong()).isEqualTo(SyntheticMail.MESSAGES);
        assertThat(said.path("held").asLong()).isEqualTo(4);
        assertThat(said.path("due").asLong()).isEqualTo(7);
        assertThat(said.path("keep").asLong()).isEqualTo(1);
        assertThat(said.path("classes").asInt()).isEqualTo(2);
    }

    @Test
    @Order(10)
    void dispositionShouldNeedTwoDifferentPeople() {
        verbs.done("user", "add", "ada", "--role", "approver");
        verbs.done("user", "add", "ben", "--role", "approver,auditor");
        verbs.refused("HF-7006", "user", "add", "ben", "--role", "approver");
        JsonNode plan = verbs.done("disposition", "plan", "--as-of", "2026-11-22");
        String id = plan.path("plan").asText();
        assertThat(plan.path("items").asLong()).isEqualTo(7);
        assertThat(plan.path("sealed").asText()).hasSize(64);
        verbs.refused("HF-2020", "disposition", "approve", id);
        verbs.refused("HF-2021", "disposition", "execute", id);
        verbs.done("disposition", "approve", id, "--as", "ada");
        verbs.refused("HF-2020", "disposition", "approve", id, "--as", "ada");
        verbs.refused("HF-7001", "disposition", "execute", id, "--as", "ada");
        assertThat(verbs.done("--as", "ben", "disposition", "approve", id).path("state").asText())
                .isEqualTo("approved");
        JsonNode executed = verbs.done("disposition", "execute", id);
        assertThat(executed.path("destroyed").asLong()).isEqualTo(7);
        assertThat(executed.path("refused")).isEmpty();
        assertThat(Path.of(executed.path("certificate").asText())).isRegularFile();
        assertThat(verbs.done("search", "*", "--limit", "0").path("total").asLong()).isEqualTo(5);
        verbs.refused("HF-2022", "disposition", "plan", "--as-of", "2026-11-22");
    }

    @Test
    @Order(11)
    void proofShouldHoldAfterDestruction() {
        JsonNode log = verbs.done("audit", "verify");
        assertThat(log.path("ok").asBoolean()).isTrue();
        assertThat(log.path("problems")).isEmpty();
        assertThat(log.path("root").asText()).hasSize(64);
        assertThat(verbs.done("verify", "--deep").path("ok").asBoolean()).isTrue();
        assertThat(verbs.done("audit", "list", "--action", "disposition").path("entries"))
                .isNotEmpty();
        assertThat(verbs.done("audit", "prove", "0").path("format").asText())
                .startsWith("holdfast-inclusion-proof");
        assertThat(verbs.done("audit", "checkpoint").path("note").asText()).isNotBlank();
        verbs.refused("HF-6013", "audit", "prove", "999999");
    }

    @Test
    @Order(12)
    void reportsAndExportsShouldBeWritten() throws IOException {
        assertThat(verbs.done("report", "list").path("reports")).hasSize(4);
        for (JsonNode kind : verbs.done("report", "list").path("reports")) {
            Path pdf = folder.resolve(kind.asText() + ".pdf");
            JsonNode report = verbs.done("report", kind.asText(), "--out", pdf.toString());
            assertThat(report.path("pages").asLong()).isPositive();
            assertThat(Files.readString(pdf, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .startsWith("%PDF");
        }
        verbs.refused("HF-8001", "report", "horoscope", "--out", "x.pdf");
        Path out = folder.resolve("production");
        JsonNode export =
                verbs.done("export", "lighthouse", "--format", "eml", "--out", out.toString());
        assertThat(export.path("items").asLong()).isEqualTo(4);
        assertThat(export.path("files").asLong()).isEqualTo(4);
        assertThat(Files.readAllLines(Path.of(export.path("manifest").asText()))).hasSize(5);
        verbs.refused(
                "HF-8011", "export", "lighthouse", "--format", "eml", "--out", out.toString());
        verbs.refused(
                "HF-8012",
                "export",
                "lighthouse",
                "--format",
                "pst",
                "--out",
                out.resolve("x").toString());
        Path box = folder.resolve("box");
        assertThat(
                        verbs.done(
                                        "export",
                                        "lighthouse",
                                        "--format",
                                        "mbox",
                                        "--out",
                                        box.toString())
                                .path("files")
                                .asLong())
                .isEqualTo(1);
        assertThat(Files.readString(box.resolve("messages.mbox"))).contains("\n>From the tower");
    }

    @Test
    @Order(13)
    void labelsAndEventsShouldBeRecorded() {
        assertThat(verbs.done("label", "lighthouse", "--label", "precious").path("items").asLong())
                .isEqualTo(4);
        assertThat(verbs.done("search", "label:precious", "--limit", "0").path("total").asLong())
                .isEqualTo(4);
        JsonNode event =
                verbs.done(
                        "event",
                        "add",
                        "--type",
                        "closed",
                        "--key",
                        "lighthouse",
                        "--on",
                        "2026-01-31");
        assertThat(event.path("items").asLong()).isEqualTo(4);
        String corrected =
                verbs.done("event", "correct", event.path("event").asText(), "--on", "2026-02-01")
                        .path("event")
                        .asText();
        assertThat(verbs.done("event", "cancel", corrected).path("state").asText())
                .isEqualTo("cancelled");
        assertThat(verbs.done("event", "list").path("events")).hasSize(2);
    }

    @Test
    @Order(14)
    void holdShouldEndWithItsRelease() {
        verbs.refused("HF-2031", "hold", "release", "1");
        JsonNode asked = verbs.done("hold", "release", "1", "--reason", "settled");
        assertThat(asked.path("state").asText()).isEqualTo("requested");
        assertThat(asked.at("/impact/items").asLong()).isEqualTo(4);
        assertThat(asked.path("protectsUntil").isNull()).isTrue();
        verbs.refused("HF-2030", "hold", "release", "1", "--reason", "settled");
        JsonNode released = verbs.done("hold", "release", "1", "--as", "carla");
        assertThat(released.path("state").asText()).isEqualTo("released");
        assertThat(released.path("protectsUntil").isTextual()).isTrue();
        verbs.refused("HF-2009", "hold", "release", "1");
        assertThat(verbs.done("matter", "close", "Gull v. Lamp").path("state").asText())
                .isEqualTo("closed");
        assertThat(verbs.done("matter", "list").path("matters")).hasSize(1);
        assertThat(verbs.done("policy", "retire", "lamp-mail").path("wouldChange").has("dueToKeep"))
                .isTrue();
        assertThat(verbs.done("user", "disable", "ada").path("state").asText())
                .isEqualTo("disabled");
        assertThat(verbs.done("user", "list").path("users")).hasSize(2);
    }

    private static String id(String query) {
        return verbs.done("search", query).at("/items/0/id").asText();
    }
}
