package dev.holdfast.ingest;

import dev.holdfast.audit.Actor;
import dev.holdfast.item.Content;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Origin;
import dev.holdfast.source.BackupItem;
import dev.holdfast.source.DurableReceiver;
import dev.holdfast.source.ItemSource;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** One run over one source: the line of stations. Not reusable. */
final class IngestRun {
    private static final int BATCH_ITEMS = 400;
    private static final long BATCH_BYTES = 8L << 20;

    private final Origin origin;
    private final long ingest;
    private final @Nullable String label;
    private final Actor by;
    private final PrepareBatch prepare;
    private final AcceptBatch accept;
    private final IngestProgress progress;
    private final BlockingQueue<Future<PreparedBatch>> line;
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();

    /** Batches handed to the workers and not accepted yet; also the monitor to wait on. */
    private final AtomicInteger inLine = new AtomicInteger();

    IngestRun(
            Origin origin,
            long ingest,
            @Nullable String label,
            Actor by,
            PrepareBatch prepare,
            AcceptBatch accept,
            IngestProgress progress,
            int workers) {
        this.origin = origin;
        this.ingest = ingest;
        this.label = label;
        this.by = by;
        this.prepare = prepare;
        this.accept = accept;
        this.progress = progress;
        this.line = new ArrayBlockingQueue<>(workers + 2);
    }

    /** Reads the whole source in the calling thread; returns when everything is accepted. */
    void run(ItemSource source, int workers) throws IOException, InterruptedException {
        try (ExecutorService pool =
                        Executors.newFixedThreadPool(
                                workers,
                                Thread.ofPlatform().name("ingest-prepare-", 0).daemon().factory());
                ExecutorService acceptor =
                        Executors.newSingleThreadExecutor(
                                Thread.ofPlatform().name("ingest-accept").daemon().factory())) {
            Future<?> accepting = acceptor.submit(this::acceptAll);
            try {
                Batcher batcher = new Batcher(pool);
                source.readAll(batcher);
                batcher.flush();
                enqueue(pool.submit(IngestRun::end));
                accepting.get();
                stopIfBroken();
            } catch (ExecutionException e) {
                throw unwrap(e);
            } finally {
                accepting.cancel(true);
                pool.shutdownNow();
            }
        }
    }

    /**
     * Cuts the source's items into batches and hands them to the workers, no faster than they are
     * accepted.
     */
    private final class Batcher implements DurableReceiver {
        private final ExecutorService pool;
        private List<BackupItem> batch = new ArrayList<>();
        private long bytes;

        Batcher(ExecutorService pool) {
            this.pool = pool;
        }

        @Override
        public void accept(BackupItem item) throws IOException, InterruptedException {
            batch.add(item);
            bytes += item.content().bytes();
            if (item.content() instanceof Content.OnDisk) {
                checkpoint(); // the source may delete its temporary file once we return
            } else if (batch.size() >= BATCH_ITEMS || bytes >= BATCH_BYTES) {
                flush();
            }
        }

        @Override
        public void checkpoint() throws IOException, InterruptedException {
            flush();
            synchronized (inLine) {
                while (inLine.get() > 0) {
                    stopIfBroken();
                    inLine.wait(200);
                }
            }
            stopIfBroken();
        }

        void flush() throws IOException, InterruptedException {
            if (batch.isEmpty()) {
                return;
            }
            List<BackupItem> full = batch;
            batch = new ArrayList<>();
            bytes = 0;
            stopIfBroken();
            inLine.incrementAndGet();
            Future<PreparedBatch> prepared = pool.submit(() -> prepare.prepare(origin, full));
            enqueue(prepared);
        }
    }

    private void enqueue(Future<PreparedBatch> prepared) throws IOException, InterruptedException {
        while (!line.offer(prepared, 200, TimeUnit.MILLISECONDS)) {
            stopIfBroken();
        }
    }

    private void acceptAll() {
        try {
            while (true) {
                PreparedBatch batch = line.take().get();
                if (batch.seen() == 0) {
                    return;
                }
                AcceptBatch.Accepted accepted = accept.accept(origin, ingest, label, by, batch);
                long stored = accepted.entries().size();
                long unreadable =
                        accepted.entries().stream()
                                .filter(entry -> entry.extracted().unreadable() != null)
                                .count();
                progress.add(
                        new IngestCounts(
                                batch.seen(),
                                stored,
                                batch.duplicates() + accepted.duplicates(),
                                unreadable,
                                0,
                                batch.bytes()));
                synchronized (inLine) {
                    inLine.decrementAndGet();
                    inLine.notifyAll();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            broken.set(e.getCause());
        } catch (IOException | RuntimeException e) {
            broken.set(e);
        }
    }

    private void stopIfBroken() throws IOException {
        Throwable cause = broken.get();
        if (cause instanceof Problem problem) {
            throw problem;
        }
        if (cause != null) {
            throw new IOException("ingest stopped", cause);
        }
    }

    private static IOException unwrap(ExecutionException e) {
        return new IOException("ingest stopped", e.getCause());
    }

    private static PreparedBatch end() {
        return new PreparedBatch(List.of(), 0, 0, 0);
    }
}
