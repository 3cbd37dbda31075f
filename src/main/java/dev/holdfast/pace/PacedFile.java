package dev.holdfast.pace;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * A file written through to the disk a little at a time, giving way to searches: where hundreds of
 * megabytes wait in memory, the next commit of anybody else waits for all of them.
 */
public final class PacedFile {
    private static final long FORCED_AT_ONCE = 1 << 20;

    /** Bytes between two looks whether somebody searches. */
    private static final long PIECE = 1 << 12;

    private final FileChannel file;
    private long looked;
    private long forced;

    public PacedFile(FileChannel file) {
        this.file = file;
    }

    /**
     * @param written bytes of the file so far
     */
    public void written(long written) throws IOException {
        if (written - looked < PIECE) {
            return;
        }
        looked = written;
        SearchesFirst.giveWay();
        if (written - forced >= FORCED_AT_ONCE) {
            file.force(false);
            forced = written;
        }
    }
}
