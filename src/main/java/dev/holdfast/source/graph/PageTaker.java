package dev.holdfast.source.graph;

import dev.holdfast.source.DurableReceiver;
import dev.holdfast.source.graph.SyncLedger.Entry;
import dev.holdfast.source.graph.SyncLedger.Fate;
import dev.holdfast.source.graph.SyncLedger.Position;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Takes the messages of one page into the archive and only then into the ledger: accept,
 * checkpoint, commit, in this order. A crash before the commit repeats the page; the archive knows
 * what it has already.
 */
final class PageTaker implements AutoCloseable {
    private final SyncLedger ledger;
    private final String mailbox;
    private final MessageReader reader;
    private final DurableReceiver receiver;
    private final Prefetch prefetch = new Prefetch();
    private String firstFailure = "";

    PageTaker(SyncLedger ledger, String mailbox, MessageReader reader, DurableReceiver receiver) {
        this.ledger = ledger;
        this.mailbox = mailbox;
        this.reader = reader;
        this.receiver = receiver;
    }

    /**
     * @param seenIn messages and the folder each was seen in
     * @param folder whose position is recorded, or null
     * @throws GraphFault when the sign-in ended: nothing more can be read, and nothing of the page
     *     is recorded
     */
    void take(
            Map<String, String> seenIn,
            Set<String> removed,
            @Nullable String folder,
            @Nullable Position position)
            throws IOException, InterruptedException {
        Map<String, String> known = ledger.versions(mailbox, seenIn.keySet());
        List<Callable<Reading>> tasks = new ArrayList<>();
        seenIn.forEach((item, where) -> tasks.add(() -> reader.read(item, where, known.get(item))));
        Map<String, Entry> entries = new LinkedHashMap<>();
        prefetch.run(
                tasks,
                reading -> {
                    Entry entry = accept(reading);
                    entries.put(entry.item(), entry);
                });
        receiver.checkpoint();
        commit(folder, entries.values(), removed, position);
    }

    /** The code of the first message that failed, or empty. */
    String firstFailure() {
        return firstFailure;
    }

    private void commit(
            @Nullable String folder,
            Collection<Entry> entries,
            Set<String> removed,
            @Nullable Position position) {
        ledger.commit(mailbox, folder, entries, removed, position);
    }

    private Entry accept(Reading reading) throws IOException, InterruptedException {
        return switch (reading) {
            case Reading.Captured(String item, var backup, var entry) -> {
                receiver.accept(backup);
                Prefetch.discard(backup.content());
                yield entry;
            }
            case Reading.Unchanged(String item, var entry) -> entry;
            case Reading.Gone(String item) -> new Entry(item, "", "", Fate.GONE, "");
            case Reading.Uncapturable(String item, String folder, String code, var remains) -> {
                if (remains != null) {
                    receiver.accept(remains);
                }
                yield new Entry(item, folder, "", Fate.UNCAPTURABLE, code);
            }
            case Reading.Failed(String item, String folder, GraphFault fault) -> {
                if (fault.meaning() == GraphFault.Meaning.SIGNED_OUT) {
                    throw fault;
                }
                if (firstFailure.isEmpty()) {
                    firstFailure = fault.code();
                }
                yield new Entry(item, folder, "", Fate.FAILED, fault.code());
            }
        };
    }

    @Override
    public void close() {
        prefetch.close();
    }
}
