package dev.holdfast.vault;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Where the writer's bytes go: a pack file, or in tests a disk that fills up. */
interface PackOutput extends Closeable {
    long length() throws IOException;

    /** At the end. */
    void write(byte[] bytes, int length) throws IOException;

    void truncate(long length) throws IOException;

    void sync() throws IOException;

    /** Opens a pack to append to, created if absent. */
    interface Opener {
        PackOutput open(Path pack) throws IOException;
    }

    /** A plain file. Not a channel, because the interrupt of one worker would close a channel. */
    static PackOutput file(Path pack) throws IOException {
        RandomAccessFile file = new RandomAccessFile(pack.toFile(), "rw");
        file.seek(file.length());
        return new PackOutput() {
            @Override
            public long length() throws IOException {
                return file.length();
            }

            @Override
            public void write(byte[] bytes, int length) throws IOException {
                file.write(bytes, 0, length);
            }

            @Override
            public void truncate(long length) throws IOException {
                file.setLength(length);
                file.seek(length);
            }

            @Override
            public void sync() throws IOException {
                file.getFD().sync();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
