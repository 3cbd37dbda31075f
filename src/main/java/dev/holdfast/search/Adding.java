package dev.holdfast.search;

import org.apache.lucene.index.IndexWriter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Feeds batches to the writer from several threads; each takes the next entry, so every segment is
 * in the order of ordinals.
 */
final class Adding implements AutoCloseable {
    private final IndexWriter writer;
    private final int threads;
    private final ExecutorService helpers;

    Adding(IndexWriter writer, int threads) {
        this.writer = writer;
        this.threads = threads;
        this.helpers =
                Executors.newFixedThreadPool(
                        Math.max(1, threads - 1),
                        Thread.ofPlatform().daemon().name("index-", 0).factory());
    }

    void add(List<IndexEntry> entries) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> others = new ArrayList<>();
        for (int i = 1; i < threads && entries.size() > 1; i++) {
            others.add(helpers.submit(() -> work(entries, next)));
        }
        try {
            work(entries, next);
        } catch (RuntimeException e) {
            next.set(entries.size());
            throw e;
        } finally {
            await(others);
        }
    }

    private void work(List<IndexEntry> entries, AtomicInteger next) {
        try {
            int i;
            while ((i = next.getAndIncrement()) < entries.size()) {
                writer.addDocument(EntryDocument.of(entries.get(i)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(List<Future<?>> others) throws InterruptedException {
        for (Future<?> other : others) {
            try {
                other.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("indexing failed", e.getCause());
            }
        }
    }

    @Override
    public void close() {
        helpers.shutdownNow();
    }
}
