package dev.holdfast.ingest;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.register.Origin;
import dev.holdfast.register.Transactions;
import dev.holdfast.source.graph.SyncM365;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** Takes what is new in every mailbox of a Microsoft 365 source into the archive. */
@Singleton
public class SyncMailboxes {
    private final SyncM365 sync;
    private final IngestItems ingest;
    private final Transactions transactions;
    private final AuditLog audit;

    SyncMailboxes(SyncM365 sync, IngestItems ingest, Transactions transactions, AuditLog audit) {
        this.sync = sync;
        this.ingest = ingest;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * @param started told of each mailbox's run as it begins
     * @throws dev.holdfast.problem.Problem when the source is unknown or the directory refuses;
     *     what was accepted until then stays, and the next run goes on from there
     */
    public SyncM365.Outcome sync(String source, Actor by, Consumer<IngestProgress> started)
            throws IOException, InterruptedException {
        SyncM365.Outcome outcome =
                sync.sync(
                        source,
                        mailbox -> {
                            var unused =
                                    ingest.ingest(
                                            mailbox,
                                            new Origin(source, mailbox.custodian()),
                                            "mailbox " + mailbox.custodian(),
                                            null,
                                            by,
                                            started);
                        });
        transactions.write(
                connection ->
                        audit.append(
                                connection,
                                by,
                                "source.sync",
                                "source/" + source,
                                Map.of(
                                        "mailboxes", outcome.mailboxes().size(),
                                        "complete", outcome.complete())));
        return outcome;
    }
}
