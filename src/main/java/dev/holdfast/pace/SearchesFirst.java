package dev.holdfast.pace;

/**
 * Lets searches go first: work that takes minutes, such as a destruction, pauses between two pieces
 * while somebody waits for a search.
 *
 * <p>Of the whole process, as processor and disk are. However much is searched, such work keeps at
 * least a third of its pace.
 */
public final class SearchesFirst {
    /** Longer than nearly every search takes. */
    private static final long MOST_WAIT_NANOS = 60_000_000;

    private static final long LEAST_WAIT_NANOS = 500_000;
    private static final Object CHANGED = new Object();
    private static final ThreadLocal<Patience> PATIENCE = ThreadLocal.withInitial(Patience::new);

    private static volatile int searches;

    /** A search under way, until it is closed. */
    public interface Search extends AutoCloseable {
        @Override
        void close();
    }

    /** How long a thread may wait still: twice as long as it worked. */
    private static final class Patience {
        private long left = MOST_WAIT_NANOS;
        private long workingSince = System.nanoTime();

        long now() {
            long worked = System.nanoTime() - workingSince;
            return Math.min(MOST_WAIT_NANOS, left + 2 * worked);
        }

        void waited(long stillLeft) {
            left = Math.max(0, stillLeft);
            workingSince = System.nanoTime();
        }
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
     * speak of while nobody does.
     */
    public static void giveWay() {
        if (searches == 0) {
            return;
        }
        Patience patience = PATIENCE.get();
        long left = patience.now();
        if (left < LEAST_WAIT_NANOS) {
            return;
        }
        long giveUp = System.nanoTime() + left;
        synchronized (CHANGED) {
            try {
                while (searches > 0 && left > 0) {
                    CHANGED.wait(left / 1_000_000, (int) (left % 1_000_000));
                    left = giveUp - System.nanoTime();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        patience.waited(left);
    }
}
