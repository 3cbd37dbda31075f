package dev.holdfast.vault;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Positional reads of one pack. Opened for each read: a channel shared by threads would be closed
 * for all of them when one is interrupted.
 */
final class PackBytes implements Closeable {
    private final FileChannel channel;

    private PackBytes(FileChannel channel) {
        this.channel = channel;
    }

    static PackBytes open(Path pack) throws IOException {
        return new PackBytes(FileChannel.open(pack, StandardOpenOption.READ));
    }

    long size() throws IOException {
        return channel.size();
    }

    /** Fewer bytes than asked for when the pack ends before; a damaged length allocates nothing. */
    byte[] read(long offset, int length) throws IOException {
        long there = Math.max(0, Math.min(length, channel.size() - Math.max(0, offset)));
        ByteBuffer buffer = ByteBuffer.allocate((int) there);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                return Arrays.copyOf(buffer.array(), buffer.position());
            }
        }
        return buffer.array();
    }

    InputStream stream(long offset, long length) {
        return new BufferedInputStream(new Range(offset, offset + length), 1 << 16);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private final class Range extends InputStream {
        private long position;
        private final long end;

        Range(long from, long end) {
            this.position = from;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int wanted = (int) Math.min(length, end - position);
            if (wanted <= 0) {
                return length == 0 ? 0 : -1;
            }
            int got = channel.read(ByteBuffer.wrap(bytes, from, wanted), position);
            position += Math.max(0, got);
            return got;
        }
    }
}
