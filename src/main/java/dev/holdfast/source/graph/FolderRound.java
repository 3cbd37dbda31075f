package dev.holdfast.source.graph;

import com.fasterxml.jackson.databind.JsonNode;

import dev.holdfast.source.graph.SyncLedger.Position;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads what is new in one folder, to the delta link that ends the round. Only a delta link ends
 * it: an empty or a short page means nothing. When the service no longer knows the link, the folder
 * is read again from its beginning, in the same run.
 */
final class FolderRound {
    private static final int RESTARTS = 2;

    private final GraphWire wire;
    private final Pace pace;
    private final MailRequests requests;
    private final SyncLedger ledger;
    private final String mailbox;
    private final PageTaker taker;

    FolderRound(
            GraphWire wire,
            Pace pace,
            MailRequests requests,
            SyncLedger ledger,
            String mailbox,
            PageTaker taker) {
        this.wire = wire;
        this.pace = pace;
        this.requests = requests;
        this.ledger = ledger;
        this.mailbox = mailbox;
        this.taker = taker;
    }

    /**
     * @throws GraphFault when the folder could not be read to its end; pages before the fault are
     *     kept
     */
    void run(String folder) throws IOException, InterruptedException {
        for (int restart = 0; ; restart++) {
            try {
                delta(folder);
                return;
            } catch (GraphFault e) {
                switch (e.meaning()) {
                    case RESYNC -> {
                        if (restart == RESTARTS) {
                            throw e;
                        }
                        ledger.restart(mailbox, folder);
                    }
                    case OVER_QUOTA -> {
                        list(folder);
                        return;
                    }
                    case SIGNED_OUT,
                            REFUSED,
                            GONE,
                            NO_MAILBOX,
                            DAMAGED,
                            THROTTLED,
                            TRANSIENT,
                            UNKNOWN ->
                            throw e;
                }
            }
        }
    }

    private void delta(String folder) throws IOException, InterruptedException {
        Position position =
                ledger.position(mailbox, folder)
                        .filter(stored -> stored.shape().equals(MailRequests.SHAPE))
                        .orElse(new Position(null, null, MailRequests.SHAPE));
        String link = position.resumeLink() != null ? position.resumeLink() : position.deltaLink();
        while (true) {
            Answer page = wire.json(pace, requests.delta(folder, link));
            String next = page.nextLink();
            String end = page.deltaLink();
            if (next == null && end == null) {
                throw GraphFault.unknown("RoundWithoutEnd", null);
            }
            Position after =
                    end != null
                            ? new Position(end, null, MailRequests.SHAPE)
                            : new Position(position.deltaLink(), next, MailRequests.SHAPE);
            takePage(page, folder, after);
            if (end != null) {
                return;
            }
            link = next;
        }
    }

    /** Without a delta link to keep: the next run starts over. */
    private void list(String folder) throws IOException, InterruptedException {
        String link = null;
        do {
            Answer page = wire.json(pace, requests.list(folder, link));
            takePage(page, folder, null);
            link = page.nextLink();
        } while (link != null);
    }

    /**
     * Of a message that appears several times only its present state matters, and that is read from
     * the message itself.
     */
    private void takePage(Answer page, String folder, @Nullable Position after)
            throws IOException, InterruptedException {
        Map<String, String> seen = new LinkedHashMap<>();
        Set<String> removed = new LinkedHashSet<>();
        for (JsonNode row : page.json().path("value")) {
            String id = row.path("id").asText("");
            if (id.isEmpty()) {
                throw GraphFault.unknown("RowWithoutId", null);
            } else if (row.has("@removed")) {
                removed.add(id);
            } else {
                seen.put(id, folder);
            }
        }
        taker.take(seen, removed, after == null ? null : folder, after);
    }
}
