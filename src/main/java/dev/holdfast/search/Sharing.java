package dev.holdfast.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Shares pieces of work between the caller's thread and others. */
final class Sharing {
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("search-", 0).factory();

    /** A piece of work. */
    interface Piece {
        void work(int number) throws IOException;
    }

    private Sharing() {}

    /** Returns when the pieces from 0 to {@code pieces}, excluded, are done. */
    static void share(int threads, int pieces, Piece piece) throws IOException {
        AtomicInteger next = new AtomicInteger();
        Callable<Void> work =
                () -> {
                    int number;
                    while ((number = next.getAndIncrement()) < pieces) {
                        piece.work(number);
                    }
                    return null;
                };
        try (ExecutorService others = Executors.newThreadPerTaskExecutor(THREADS)) {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 1; i < Math.min(threads, pieces); i++) {
                running.add(others.submit(work));
            }
            work.call();
            for (Future<Void> one : running) {
                one.get();
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a search failed", e);
        }
    }
}
