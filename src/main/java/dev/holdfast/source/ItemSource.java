package dev.holdfast.source;

import java.io.IOException;

/** Something items can be read from, one after the other. */
public interface ItemSource {
    /** Receives the items of a source in its order. */
    interface Receiver {
        void accept(BackupItem item) throws IOException, InterruptedException;
    }

    /** The source's own name, which is part of every item's identity. */
    String name();

    /** Bytes the source expects to yield, for the progress display, or -1 when it cannot know. */
    long expectedBytes();

    /**
     * Hands every item to {@code receiver}, in the calling thread.
     *
     * @throws IOException when the source itself breaks down; a single broken item is yielded with
     *     its reason instead
     */
    void readAll(Receiver receiver) throws IOException, InterruptedException;
}
