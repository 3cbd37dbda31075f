package dev.holdfast.source.graph;

import dev.holdfast.home.Home;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** Reads what is new in every mailbox of a source, one mailbox after the other. */
@Singleton
public class SyncM365 {
    private final M365Sources sources;
    private final SignIn signIn;
    private final Home home;
    private final Clock clock;

    public SyncM365(M365Sources sources, SignIn signIn, Home home, Clock clock) {
        this.sources = sources;
        this.signIn = signIn;
        this.home = home;
        this.clock = clock;
    }

    /**
     * Takes one mailbox into the archive: calls {@link GraphMailSource#readAll} with a durable
     * receiver.
     */
    public interface Intake {
        void take(GraphMailSource mailbox) throws IOException, InterruptedException;
    }

    /**
     * @param mailboxes as many as the directory lists now
     * @param complete whether nothing is missing in any of them but what is known never to be had
     */
    public record Outcome(String source, List<Coverage> mailboxes, boolean complete) {}

    /**
     * @throws Problem HF-9004 when there is no such source, HF-9001 or HF-9003 when the directory
     *     refuses
     * @throws IOException when the intake fails; what it confirmed before is kept, and the next run
     *     goes on from there
     */
    public Outcome sync(String name, Intake intake) throws IOException, InterruptedException {
        M365Connection connection =
                sources.find(name)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                Code.M365_SOURCE_UNKNOWN,
                                                "there is no Microsoft 365 source named '"
                                                        + name
                                                        + "'",
                                                "see the names with 'source list'"));
        SyncLedger ledger = sources.ledger(name);
        GraphSettings settings = GraphSettings.standard(home.temp());
        try (GraphSession session =
                new GraphSession(
                        connection,
                        signIn.credential(connection),
                        settings,
                        clock,
                        Thread::sleep)) {
            List<Mailbox> listed = new GraphDirectory(session).mailboxes();
            for (Mailbox mailbox : listed) {
                intake.take(new GraphMailSource(session, ledger, mailbox));
            }
            noteMissing(ledger, listed);
        }
        List<Coverage> coverage = ledger.coverage();
        return new Outcome(name, coverage, coverage.stream().allMatch(Coverage::complete));
    }

    /**
     * A mailbox known from before whose user the directory no longer lists: nothing more will come,
     * and that must show.
     */
    private void noteMissing(SyncLedger ledger, List<Mailbox> listed) {
        List<String> ids = listed.stream().map(Mailbox::id).toList();
        for (Coverage known : ledger.coverage()) {
            if (!ids.contains(known.mailbox().id())) {
                ledger.end(
                        known.mailbox().id(),
                        SyncLedger.State.UNCAPTURABLE,
                        "NotListed",
                        clock.instant());
            }
        }
    }
}
