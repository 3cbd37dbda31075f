package dev.holdfast.source;

import java.io.IOException;

/**
 * A receiver that can tell when what it accepted would survive a crash.
 *
 * <p>A source that remembers how far it has read must not remember more than the archive has: it
 * calls {@link #checkpoint()} and moves its own mark only after that returns. A crash between the
 * two means that some items are offered again, never that one is lost.
 */
public interface DurableReceiver extends ItemSource.Receiver {
    /**
     * Returns when every item accepted so far is durable: vault synced, register committed.
     *
     * @throws IOException when that cannot be promised; the source then keeps its old mark
     */
    void checkpoint() throws IOException, InterruptedException;
}
