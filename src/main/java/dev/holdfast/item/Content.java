package dev.holdfast.item;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The original bytes of an item: in memory when small, in a file when not. */
public sealed interface Content {
    /** Contents above this many bytes are kept in a file while they are worked on. */
    long IN_MEMORY_LIMIT_BYTES = 32L << 20;

    long bytes();

    InputStream open() throws IOException;

    /**
     * @param data not copied: the caller must not change it afterwards
     */
    record InMemory(byte[] data) implements Content {
        @Override
        public long bytes() {
            return data.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(data);
        }
    }

    /**
     * @param file stays untouched while the content is in use
     * @param temporary whether the file was made for this content and {@link #discard} deletes it
     */
    record OnDisk(Path file, long bytes, boolean temporary) implements Content {
        @Override
        public InputStream open() throws IOException {
            return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        }

        /** Deletes the file if it is temporary. */
        public void discard() throws IOException {
            if (temporary) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** All bytes; only for contents known to be small enough. */
    default byte[] readAll() throws IOException {
        if (this instanceof InMemory(byte[] data)) {
            return data;
        }
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }
}
