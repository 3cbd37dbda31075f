package dev.holdfast.source.graph;

import dev.holdfast.item.Content;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads a few messages ahead, and hands them over in order, in the calling thread. */
final class Prefetch implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    interface Taker {
        void take(Reading reading) throws IOException, InterruptedException;
    }

    void run(List<Callable<Reading>> tasks, Taker taker) throws IOException, InterruptedException {
        Deque<Future<Reading>> ahead = new ArrayDeque<>();
        Iterator<Callable<Reading>> rest = tasks.iterator();
        try {
            while (rest.hasNext() || !ahead.isEmpty()) {
                while (rest.hasNext() && ahead.size() < Pace.CONCURRENT_REQUESTS) {
                    ahead.add(threads.submit(rest.next()));
                }
                Future<Reading> next = ahead.remove();
                taker.take(result(next));
            }
        } finally {
            for (Future<Reading> unused : ahead) {
                unused.cancel(true);
            }
        }
    }

    private static Reading result(Future<Reading> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IOException("reading a message failed unexpectedly", e.getCause());
        }
    }

    /** Deletes the file of a content that was too large for memory. */
    static void discard(Content content) throws IOException {
        if (content instanceof Content.OnDisk file) {
            file.discard();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
