package dev.holdfast.source.graph;

import dev.holdfast.source.DurableReceiver;
import dev.holdfast.source.ItemSource;
import dev.holdfast.source.graph.GraphFault.Meaning;
import dev.holdfast.source.graph.SyncLedger.Counted;
import dev.holdfast.source.graph.SyncLedger.State;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mail of one mailbox: what is new since the last run, or all of it in the first.
 *
 * <p>A fault of the mailbox, of a folder or of a message does not end the reading; it goes to the
 * ledger, and the rest is read. Only a sign-in that ends, or a receiver that fails, is thrown.
 */
public final class GraphMailSource implements ItemSource {
    private final GraphSession session;
    private final SyncLedger ledger;
    private final Mailbox mailbox;
    private final GraphWire wire;
    private final Pace pace;
    private final MailRequests requests;
    private String trouble = "";

    public GraphMailSource(GraphSession session, SyncLedger ledger, Mailbox mailbox) {
        this.session = session;
        this.ledger = ledger;
        this.mailbox = mailbox;
        this.wire = session.wire();
        this.pace = session.newPace();
        this.requests =
                new MailRequests(
                        wire.client(), mailbox.id(), session.host(), wire.settings().pageSize());
    }

    @Override
    public String name() {
        return session.sourceName();
    }

    /** Whose items these are. */
    public String custodian() {
        return mailbox.address();
    }

    @Override
    public long expectedBytes() {
        return -1;
    }

    /**
     * @param receiver must be a {@link DurableReceiver}: without its word the ledger could promise
     *     what a crash has taken
     * @throws dev.holdfast.problem.Problem HF-9003 when the sign-in is refused
     */
    @Override
    public void readAll(Receiver receiver) throws IOException, InterruptedException {
        if (!(receiver instanceof DurableReceiver durable)) {
            throw new IllegalArgumentException(
                    "reading Microsoft 365 needs a receiver with checkpoints");
        }
        ledger.begin(mailbox, session.clock().instant());
        trouble = "";
        State state;
        try {
            capture(durable);
            state = trouble.isEmpty() ? State.DONE : State.INCOMPLETE;
        } catch (GraphFault e) {
            if (e.meaning() == Meaning.SIGNED_OUT) {
                ledger.end(mailbox.id(), State.INCOMPLETE, e.code(), session.clock().instant());
                throw GraphDirectory.refused(e);
            }
            state = e.meaning() == Meaning.NO_MAILBOX ? State.UNCAPTURABLE : State.INCOMPLETE;
            note(e.code());
        }
        ledger.end(mailbox.id(), state, trouble, session.clock().instant());
    }

    private void capture(DurableReceiver receiver) throws IOException, InterruptedException {
        List<MailFolder> folders = FolderTree.read(wire, pace, requests);
        Map<String, MailFolder> byId = new HashMap<>();
        folders.forEach(folder -> byId.put(folder.id(), folder));
        MessageReader reader = new MessageReader(wire, pace, requests, mailbox.id(), byId);
        try (PageTaker taker = new PageTaker(ledger, mailbox.id(), reader, receiver)) {
            taker.take(ledger.failed(mailbox.id()), Set.of(), null, null);
            FolderRound round = new FolderRound(wire, pace, requests, ledger, mailbox.id(), taker);
            for (MailFolder folder : folders) {
                try {
                    round.run(folder.id());
                } catch (GraphFault e) {
                    endIfMailboxIsOut(e);
                    // A folder deleted since it was listed is no trouble: its messages are looked
                    // into as orphans.
                    if (e.meaning() != Meaning.GONE) {
                        note(e.code());
                    }
                }
            }
            count();
            lookIntoRemovals(taker);
            note(taker.firstFailure());
        }
    }

    /**
     * A removal announced by one folder is mostly a move to another: only the message itself can
     * tell.
     */
    private void lookIntoRemovals(PageTaker taker) throws IOException, InterruptedException {
        Set<String> suspects = new HashSet<>(ledger.removals(mailbox.id()));
        suspects.addAll(ledger.orphans(mailbox.id()));
        Map<String, String> page = new LinkedHashMap<>();
        for (String item : suspects) {
            page.put(item, "");
            if (page.size() == wire.settings().pageSize()) {
                taker.take(page, Set.of(), null, null);
                page.clear();
            }
        }
        taker.take(page, Set.of(), null, null);
    }

    private void count() throws GraphFault, InterruptedException {
        List<Counted> counted = new ArrayList<>();
        for (MailFolder folder : FolderTree.read(wire, pace, requests)) {
            counted.add(
                    new Counted(
                            folder,
                            folder.totalItems(),
                            messages(folder),
                            session.clock().instant()));
        }
        ledger.counted(mailbox.id(), counted);
    }

    /**
     * Without a count of its own every item counts as a message, so that doubt shows as
     * unexplained.
     */
    private long messages(MailFolder folder) throws GraphFault, InterruptedException {
        try {
            return wire.count(pace, requests.messageCount(folder.id()));
        } catch (GraphFault e) {
            endIfMailboxIsOut(e);
            note(e.code());
            return folder.totalItems();
        }
    }

    private static void endIfMailboxIsOut(GraphFault fault) throws GraphFault {
        if (fault.meaning() == Meaning.SIGNED_OUT || fault.meaning() == Meaning.NO_MAILBOX) {
            throw fault;
        }
    }

    private void note(String code) {
        if (trouble.isEmpty()) {
            trouble = code;
        }
    }
}
