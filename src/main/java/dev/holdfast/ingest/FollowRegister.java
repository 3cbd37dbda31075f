package dev.holdfast.ingest;

import dev.holdfast.find.ReadItem;
import dev.holdfast.hold.MatchHolds;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ApplyLabels;
import dev.holdfast.search.IndexEntry;
import dev.holdfast.search.SearchIndex;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Keeps the index up with the register, and labels and holds up with the index.
 *
 * <p>Batches come in the order of their numbers while items are accepted. After a crash, or
 * whenever the index is behind, the missing items are read back from the vault: {@link #catchUp()}.
 */
@Singleton
public class FollowRegister {
    private static final Logger LOG = LoggerFactory.getLogger(FollowRegister.class);
    private static final int CATCH_UP_ITEMS = 500;
    private static final int QUEUED_BATCHES = 3;
    private static final long COMMIT_EVERY_NANOS = 20_000_000_000L;

    private final SearchIndex index;
    private final ApplyLabels labels;
    private final MatchHolds holds;
    private final Transactions transactions;
    private final Items items;
    private final ReadItem reader;
    private final Semaphore room = new Semaphore(QUEUED_BATCHES);
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("index").daemon().factory());
    private volatile @Nullable RuntimeException failure;
    private long indexed; // touched by the index thread only
    private long lastCommit = System.nanoTime();

    FollowRegister(
            SearchIndex index,
            ApplyLabels labels,
            MatchHolds holds,
            Transactions transactions,
            Items items,
            ReadItem reader) {
        this.index = index;
        this.labels = labels;
        this.holds = holds;
        this.transactions = transactions;
        this.items = items;
        this.reader = reader;
        this.indexed = index.highWater();
    }

    /**
     * Queues a batch that was just accepted. Batches must come in the order of their numbers; waits
     * while too many are queued.
     */
    void add(List<IndexEntry> batch) throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        room.acquire();
        thread.execute(
                () -> {
                    try {
                        index(batch);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException e) {
                        failure = e; // the gap is closed by the next batch, or by the next start
                    } finally {
                        room.release();
                    }
                });
    }

    /**
     * Returns when everything accepted so far can be found, survives a crash, and is matched
     * against the holds.
     */
    public void flush() throws InterruptedException {
        onThread(
                () -> {
                    catchUpOnThread();
                    commit();
                    return null;
                });
        RuntimeException failed = failure;
        if (failed != null) {
            failure = null;
            LOG.warn("indexing failed on the way and was made good", failed);
        }
    }

    /** Indexes what the register has and the index lacks, and drops what was destroyed. */
    public void catchUp() throws InterruptedException {
        onThread(
                () -> {
                    catchUpOnThread();
                    commit();
                    if (index.size() != transactions.read(items::live).size()) {
                        dropDestroyed();
                    }
                    return null;
                });
    }

    private void dropDestroyed() {
        ItemSet stray = index.items().and(transactions.read(items::destroyed));
        if (!stray.isEmpty()) {
            index.delete(stray);
        }
    }

    /**
     * Takes destroyed items out of the index; their words are in no file of it afterwards.
     *
     * @throws Problem HF-2080 when the register says that one of them lives
     */
    public void forget(ItemSet destroyed) throws InterruptedException {
        ItemSet living = destroyed.andNot(transactions.read(items::destroyed));
        if (!living.isEmpty()) {
            throw new Problem(
                    Code.ITEM_LIVES,
                    "the index forgets no item that lives, such as " + living.iterator().next(),
                    "run 'holdfast verify'; nothing was forgotten");
        }
        onThread(() -> index.delete(destroyed));
    }

    private <T> void onThread(Callable<T> work) throws InterruptedException {
        try {
            thread.submit(work).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException("the index could not follow", e.getCause());
        }
    }

    private void index(List<IndexEntry> batch) throws InterruptedException {
        if (batch.getFirst().item().ordinal() > indexed + 1) {
            catchUpOnThread();
        }
        long last = batch.getLast().item().ordinal();
        if (last > indexed) {
            index.add(batch);
            indexed = last;
        }
        if (System.nanoTime() - lastCommit > COMMIT_EVERY_NANOS) {
            commit();
        }
    }

    private void catchUpOnThread() throws InterruptedException {
        List<Item> missing = next();
        while (!missing.isEmpty()) {
            List<IndexEntry> entries = new ArrayList<>(missing.size());
            for (Item item : missing) {
                entries.add(entry(item));
            }
            index.add(entries);
            indexed = missing.getLast().id().ordinal();
            missing = next();
        }
    }

    private void commit() {
        index.commit(indexed);
        labels.through(indexed);
        holds.matchThrough(indexed);
        lastCommit = System.nanoTime();
    }

    private List<Item> next() {
        return transactions.read(
                connection -> items.liveAfter(connection, indexed, CATCH_UP_ITEMS));
    }

    private IndexEntry entry(Item item) throws InterruptedException {
        return new IndexEntry(
                item.id(),
                item.custodian(),
                item.source(),
                item.path(),
                item.bytes(),
                reader.read(item));
    }
}
