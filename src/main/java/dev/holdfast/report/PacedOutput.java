package dev.holdfast.report;

import dev.holdfast.pace.PacedFile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a file at a pace beside which people can search. */
final class PacedOutput extends OutputStream {
    private final FileChannel file;
    private final PacedFile paced;
    private long written;

    PacedOutput(Path path) throws IOException {
        this.file =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
        this.paced = new PacedFile(file);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes, from, length);
        while (left.hasRemaining()) {
            written += file.write(left);
        }
        paced.written(written);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
