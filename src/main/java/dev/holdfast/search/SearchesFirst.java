package dev.holdfast.search;

/**
 * Lets searches go first: work that takes minutes, such as a destruction, pauses between two pieces
 * while somebody waits for a search.
 *
 * <p>Of the whole process, as processor and disk are. However much is searched, such work keeps at
 * least a third of its pace.
 */
public final class SearchesFirst {
    private static final long LEAST_WORK_NANOS = 10_000_000;
    private static final long MOST_WAIT_NANOS = 20_000_000;
    private static final Object CHANGED = new Object();

    private static volatile int searches;
    private static volatile long waitedUntil = System.nanoTime();

    /** A search under way, until it is closed. */
    public interface Search extends AutoCloseable {
        @Override
        void close();
    }

    private SearchesFirst() {}

    /** Somebody waits for a search from now on. */
    public static Search begin() {
        synchronized (CHANGED) {
            searches++;
        }
        return SearchesFirst::end;
    }

    private static void end() {
        synchronized (CHANGED) {
            searches--;
            CHANGED.notifyAll();
        }
    }

    /**
     * Between two pieces of long work: waits for a moment while somebody searches. Costs nothing to
     * speak of while nobody does, or when it was called just before.
     */
    public static void giveWay() {
        if (searches == 0 || System.nanoTime() - waitedUntil < LEAST_WORK_NANOS) {
            return;
        }
        long giveUp = System.nanoTime() + MOST_WAIT_NANOS;
        synchronized (CHANGED) {
            try {
                long left = MOST_WAIT_NANOS;
                while (searches > 0 && left > 0) {
                    CHANGED.wait(left / 1_000_000, (int) (left % 1_000_000));
                    left = giveUp - System.nanoTime();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        waitedUntil = System.nanoTime();
    }
}
