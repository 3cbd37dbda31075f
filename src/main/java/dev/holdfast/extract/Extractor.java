package dev.holdfast.extract;

import dev.holdfast.source.BackupItem;

/** Reads any item; safe to call from many threads at once. */
public interface Extractor {
    /**
     * Never throws for what the bytes are: what cannot be read comes back with {@link
     * Extracted#unreadable()} set.
     */
    Extracted extract(BackupItem item) throws InterruptedException;
}
