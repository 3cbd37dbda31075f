package dev.holdfast.source.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.source.graph.SyncLedger.Counted;
import dev.holdfast.source.graph.SyncLedger.Entry;
import dev.holdfast.source.graph.SyncLedger.Fate;
import dev.holdfast.source.graph.SyncLedger.Position;
import dev.holdfast.source.graph.SyncLedger.State;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What every ledger promises. */
abstract class SyncLedgerContract {
    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");
    private static final Mailbox ADA = new Mailbox("u1", "ada@fabrikam.example", "Ada", true);

    /** A ledger without entries. */
    abstract SyncLedger empty() throws Exception;

    private SyncLedger begun() throws Exception {
        SyncLedger ledger = empty();
        ledger.begin(ADA, AT);
        return ledger;
    }

    private static Entry captured(String item, String folder) {
        return new Entry(item, folder, "v1", Fate.CAPTURED, "");
    }

    @Test
    void positionShouldBeWhatWasCommittedLast() throws Exception {
        SyncLedger ledger = begun();
        assertThat(ledger.position("u1", "f")).isEmpty();
        ledger.commit("u1", "f", List.of(), List.of(), new Position(null, "next", "s"));
        ledger.commit("u1", "f", List.of(), List.of(), new Position("delta%2B", null, "s"));
        ledger.commit("u1", null, List.of(captured("a", "f")), List.of(), null);
        assertThat(ledger.position("u1", "f")).contains(new Position("delta%2B", null, "s"));
    }

    @Test
    void restartShouldForgetTheLinksAndKeepTheMessages() throws Exception {
        SyncLedger ledger = begun();
        ledger.commit(
                "u1", "f", List.of(captured("a", "f")), List.of(), new Position("d", "n", "s"));
        ledger.restart("u1", "f");
        assertThat(ledger.position("u1", "f").map(Position::deltaLink)).isEmpty();
        assertThat(ledger.position("u1", "f").map(Position::resumeLink)).isEmpty();
        assertThat(ledger.versions("u1", List.of("a"))).isEqualTo(Map.of("a", "v1"));
    }

    @Test
    void idsShouldBeKeptApartWhenTheyDifferInCaseOnly() throws Exception {
        SyncLedger ledger = begun();
        ledger.commit("u1", null, List.of(captured("AAqk", "f")), List.of(), null);
        assertThat(ledger.versions("u1", List.of("AAQK", "AAqk"))).containsOnlyKeys("AAqk");
    }

    @Test
    void failureShouldKeepTheVersionAndTheRemoval() throws Exception {
        SyncLedger ledger = begun();
        ledger.commit("u1", null, List.of(captured("a", "f")), List.of("a"), null);
        ledger.commit(
                "u1",
                null,
                List.of(new Entry("a", "f", "", Fate.FAILED, "HTTP503")),
                List.of(),
                null);
        assertThat(ledger.versions("u1", List.of("a"))).containsEntry("a", "v1");
        assertThat(ledger.failed("u1")).isEqualTo(Map.of("a", "f"));
        assertThat(ledger.removals("u1")).containsExactly("a");
    }

    @Test
    void removalShouldBeSettledWhenTheMessageIsRecordedAgain() throws Exception {
        SyncLedger ledger = begun();
        ledger.commit("u1", null, List.of(captured("a", "f")), List.of("a", "b"), null);
        assertThat(ledger.removals("u1")).containsExactlyInAnyOrder("a", "b");
        ledger.commit(
                "u1",
                null,
                List.of(captured("a", "g"), new Entry("b", "", "", Fate.GONE, "")),
                List.of(),
                null);
        assertThat(ledger.removals("u1")).isEmpty();
    }

    @Test
    void messagesShouldBeOrphansWhenTheirFolderIsNoLongerListed() throws Exception {
        SyncLedger ledger = begun();
        MailFolder kept = new MailFolder("f", "Inbox", "inbox", 1);
        ledger.commit(
                "u1", "f", List.of(captured("a", "f")), List.of(), new Position("d", null, "s"));
        ledger.commit(
                "u1", "g", List.of(captured("b", "g")), List.of(), new Position("d", null, "s"));
        ledger.counted("u1", List.of(new Counted(kept, 1, 1, AT)));
        assertThat(ledger.orphans("u1")).containsExactly("b");
    }

    @Test
    void coverageShouldAddUpByFateAndCode() throws Exception {
        SyncLedger ledger = begun();
        ledger.commit(
                "u1",
                null,
                List.of(
                        captured("a", "f"),
                        captured("b", "f"),
                        new Entry("c", "f", "", Fate.UNCAPTURABLE, "ErrorCorruptData"),
                        new Entry("d", "f", "", Fate.FAILED, "HTTP503"),
                        new Entry("e", "f", "", Fate.GONE, "")),
                List.of("z"),
                null);
        ledger.counted(
                "u1", List.of(new Counted(new MailFolder("f", "Inbox", "inbox", 9), 9, 7, AT)));
        ledger.end("u1", State.INCOMPLETE, "HTTP503", AT);
        assertThat(ledger.coverage())
                .containsExactly(
                        new Coverage(
                                ADA,
                                State.INCOMPLETE,
                                "HTTP503",
                                9,
                                2,
                                AT,
                                2,
                                Map.of("ErrorCorruptData", 1L),
                                Map.of("HTTP503", 1L),
                                1,
                                1));
        assertThat(ledger.coverage().get(0).unexplained()).isEqualTo(3);
    }

    @Test
    void secondRunShouldKeepWhatTheFirstCaptured() throws Exception {
        SyncLedger ledger = begun();
        ledger.commit("u1", null, List.of(captured("a", "f")), List.of(), null);
        ledger.end("u1", State.DONE, "", AT);
        ledger.begin(new Mailbox("u1", "ada.new@fabrikam.example", "Ada", false), AT);
        Coverage coverage = ledger.coverage().get(0);
        assertThat(coverage.state()).isEqualTo(State.RUNNING);
        assertThat(coverage.captured()).isEqualTo(1);
        assertThat(coverage.mailbox().address()).isEqualTo("ada.new@fabrikam.example");
    }
}
