package dev.holdfast.report;

import dev.holdfast.search.SearchesFirst;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file a little at a time through to the disk: where hundreds of megabytes wait in memory,
 * the next commit of anybody else waits for all of them.
 */
final class PacedOutput extends OutputStream {
    private static final long PACE = 1 << 20;

    private final FileChannel file;
    private long sinceForced;

    PacedOutput(Path path) throws IOException {
        this.file =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        SearchesFirst.giveWay();
        ByteBuffer left = ByteBuffer.wrap(bytes, from, length);
        while (left.hasRemaining()) {
            sinceForced += file.write(left);
        }
        if (sinceForced >= PACE) {
            file.force(false);
            sinceForced = 0;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
