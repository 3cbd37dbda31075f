package dev.holdfast.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.audit.Actor;
import dev.holdfast.console.ConsoleServer;
import dev.holdfast.console.MovableClock;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.hold.PlaceHold;
import dev.holdfast.ingest.FollowRegister;
import dev.holdfast.ingest.IngestItems;
import dev.holdfast.register.Origin;
import dev.holdfast.source.archive.ArchiveSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What goes wrong with a hold while nobody looks, under a moved clock. */
class HoldAlarmsTest {
    private static final Actor COUNSEL = new Actor("carla");
    private static final String VERA = "vera@lamp.example";

    @TempDir Path folder;
    private final MovableClock clock = new MovableClock();
    private final ConsoleServer server = ConsoleServer.start(clock, Map.of());
    private int runs;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void alarmsShouldBeRaisedOnceAndEndWithTheirCause() throws Exception {
        ingest(VERA, 5, "pump");
        ingest(VERA, 5, "lunch");
        bean(OpenMatter.class).open("Gull v. Lamp", COUNSEL);
        place(new HoldScope(List.of(VERA), "pump", null, null));
        place(new HoldScope(List.of("zoe@lamp.example"), null, null, null));
        assertThat(kinds()).containsExactly("2 matches-nothing", "2 custodian-without-items");
        assertThat(kinds()).hasSize(2);
        assertThat(logged("alarm.raise")).isEqualTo(2);

        // zoe's mail comes: both end. Nothing is said of a source that was read on two days only.
        clock.move(Duration.ofDays(1));
        ingest("zoe@lamp.example", 1, "pump");
        ingest(VERA, 1, "pump");
        assertThat(kinds()).isEmpty();
        assertThat(logged("alarm.end")).isEqualTo(2);
        clock.move(Duration.ofDays(20));
        assertThat(kinds()).isEmpty();

        // Two letters that are not caught may be chance; a dozen are not.
        ingest(VERA, 2, "lunch");
        assertThat(kinds()).isEmpty();
        ingest(VERA, 10, "lunch");
        assertThat(kinds()).containsExactly("1 stopped-growing");
        assertThat(bean(HoldAlarms.class).standing().getFirst().detail())
                .contains("nothing was caught since 23 Nov 2026, though 12 items came since")
                .contains("one in 2 was caught before");
        ingest(VERA, 1, "pump");
        assertThat(kinds()).isEmpty();

        // A source of files that comes back is missed after twice its longest pause.
        clock.move(Duration.ofDays(39));
        assertThat(kinds()).isEmpty();
        clock.move(Duration.ofDays(3));
        assertThat(kinds()).containsExactly("1 lost-source");
        assertThat(bean(HoldAlarms.class).standing().getFirst().about())
                .isEqualTo("post / " + VERA);
        ingest(VERA, 1, "pump");
        assertThat(kinds()).isEmpty();
        assertThat(bean(HoldAlarms.class).all()).hasSize(4).allMatch(one -> one.endedAt() != null);
    }

    @Test
    void holdOnDaysThatAreOverShouldNotBeExpectedToGrow() throws Exception {
        ingest(VERA, 5, "pump");
        bean(OpenMatter.class).open("Gull v. Lamp", COUNSEL);
        place(new HoldScope(List.of(VERA), "pump", null, java.time.LocalDate.of(2020, 12, 31)));
        clock.move(Duration.ofDays(20));
        ingest(VERA, 20, "lunch");
        assertThat(kinds()).isEmpty();
    }

    private List<String> kinds() {
        return bean(HoldAlarms.class).check().stream()
                .map(alarm -> alarm.hold() + " " + alarm.kind().label())
                .toList();
    }

    private long logged(String action) {
        return server.log().stream().filter(line -> line.startsWith("system " + action)).count();
    }

    private void place(HoldScope scope) {
        assertThat(bean(PlaceHold.class).place("Gull v. Lamp", scope, true, COUNSEL))
                .isInstanceOf(PlaceHold.Outcome.Placed.class);
    }

    private void ingest(String custodian, int mails, String subject) throws Exception {
        Path box = Files.createDirectory(folder.resolve("run" + ++runs));
        for (int i = 0; i < mails; i++) {
            Files.writeString(
                    box.resolve(i + ".eml"),
                    "From: a@lamp.example\r\nDate: Thu, 5 Mar 2020 10:00:00 +0000\r\nSubject: "
                            + subject
                            + "\r\nMessage-ID: <"
                            + runs
                            + "-"
                            + i
                            + "@lamp.example>\r\n\r\nbody\r\n");
        }
        bean(IngestItems.class)
                .ingest(
                        ArchiveSource.of("post", List.of(box), folder),
                        new Origin("post", custodian),
                        box.toString(),
                        null,
                        COUNSEL,
                        progress -> {});
        bean(FollowRegister.class).flush();
    }

    private <T> T bean(Class<T> type) {
        return server.bean(type);
    }
}
