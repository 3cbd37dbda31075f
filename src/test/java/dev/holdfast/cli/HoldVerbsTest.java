package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import dev.holdfast.home.Home;
import dev.holdfast.service.Service;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Matters, holds, their release, their notices and their alarms as a user types them. */
class HoldVerbsTest {
    private static final String MATTER = "Gull v. Lamp";

    @TempDir static Path folder;
    private static final GreenMail MAIL = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private static Service service;
    private static Verbs verbs;

    @BeforeAll
    static void start() throws IOException {
        MAIL.start();
        Home home = new Home(folder.resolve("home"));
        service =
                Service.start(
                        home,
                        0,
                        Map.of(
                                "holdfast.notice.url", "https://holds.lamp.example",
                                "holdfast.mail.host", "127.0.0.1",
                                "holdfast.mail.port", MAIL.getSmtp().getPort(),
                                "holdfast.mail.starttls", "false",
                                "holdfast.mail.from", "legal@lamp.example"));
        verbs = new Verbs(home.root());
        Path mail = SyntheticMail.write(folder.resolve("mail"));
        verbs.done("ingest", mail.toString(), "--custodian", "vera@lamp.example");
    }

    @AfterAll
    static void stop() {
        service.close();
        MAIL.stop();
    }

    @Test
    void holdShouldBePlacedToldWatchedAndReleasedByVerbs() throws IOException {
        verbs.done(
                "matter",
                "open",
                MATTER,
                "--party",
                "Gull & Sons",
                "--party",
                "Lamp & Co.",
                "--counsel",
                "carla@law.example",
                "--description",
                "A lamp that went out");
        verbs.done("matter", "custodian", MATTER, "wim", "--mail", "wim@lamp.example");
        JsonNode matter =
                verbs.done(
                        "matter",
                        "edit",
                        MATTER,
                        "--state",
                        "on-appeal",
                        "--date",
                        "2027-03-01=hearing",
                        "--custodian",
                        "nora");
        assertThat(matter.path("state").asText()).isEqualTo("on-appeal");
        assertThat(matter.at("/dates/2027-03-01").asText()).isEqualTo("hearing");
        assertThat(verbs.done("matter", "show", MATTER)).isEqualTo(matter);
        assertThat(matter.path("parties")).hasSize(2);
        assertThat(matter.path("custodians")).hasSize(2);

        JsonNode preview = verbs.done("hold", "preview", "--query", "lighthouse");
        assertThat(preview.path("items").asLong()).isEqualTo(SyntheticMail.ABOUT_LIGHTHOUSES);
        assertThat(preview.at("/custodians/vera@lamp.example").asLong()).isEqualTo(4);
        assertThat(preview.path("bytes").asLong()).isPositive();
        assertThat(verbs.done("hold", "preview", "--location", "Attic").path("warning").asText())
                .contains("nothing is in this scope");
        verbs.refused("HF-2011", "hold", "place", "--matter", MATTER, "--location", "Attic");
        String hold =
                verbs.done("hold", "place", "--matter", MATTER, "--query", "lighthouse")
                        .path("hold")
                        .asText();
        verbs.done("hold", "place", "--matter", MATTER, "--location", "Attic", "--allow-empty");
        assertThat(verbs.done("hold", "alarms").at("/alarms/0/kind").asText())
                .isEqualTo("matches-nothing");

        Path text =
                Files.writeString(
                        folder.resolve("text.yaml"),
                        "subject: Keep it\nbody: 'Here: {link}'\nquestions: ['text: Where?']\n");
        verbs.done("hold", "notice", "template", MATTER, "--file", text.toString());
        assertThat(verbs.done("hold", "notice", "template", MATTER).path("subject").asText())
                .isEqualTo("Keep it");
        JsonNode sent = verbs.done("hold", "notice", "send", hold);
        assertThat(sent.path("mails").asLong()).isEqualTo(1);
        assertThat(sent.at("/custodians/0/state").asText()).isEqualTo("no-address");
        assertThat(verbs.done("hold", "notice", "remind", hold).path("reminded").asLong())
                .isEqualTo(1);
        verbs.done("hold", "notice", "leave", MATTER, "wim", "--successor", "sue@lamp.example");
        JsonNode notices = verbs.done("hold", "notices", hold).path("notices");
        assertThat(notices).hasSize(2);
        assertThat(notices.get(0).path("state").asText()).isEqualTo("left");
        assertThat(notices.get(1).path("recipient").asText()).isEqualTo("sue@lamp.example");
        assertThat(verbs.done("hold", "notice", "round").path("mails").asLong()).isZero();
        assertThat(MAIL.getReceivedMessages()).hasSize(3);

        assertThat(verbs.done("hold", "impact", hold).path("keep").asLong()).isEqualTo(4);
        verbs.refused("HF-2032", "hold", "confirm-release", hold);
        verbs.refused("HF-2031", "hold", "release", hold);
        verbs.done("hold", "release", hold, "--reason", "settled", "--as", "carla");
        verbs.done("hold", "cancel-release", hold);
        verbs.done("hold", "release", hold, "--reason", "settled", "--as", "carla");
        verbs.refused("HF-2030", "hold", "release", hold, "--as", "carla");
        assertThat(verbs.done("hold", "list").at("/holds/0/releaseRequestedBy").asText())
                .isEqualTo("carla");
        assertThat(
                        verbs.done("hold", "release", hold, "--confirm", "--as", "dora")
                                .path("state")
                                .asText())
                .isEqualTo("released");
        assertThat(verbs.done("hold", "notice", "round").path("releases").asLong()).isEqualTo(1);
    }
}
