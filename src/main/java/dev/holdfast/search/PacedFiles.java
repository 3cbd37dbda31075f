package dev.holdfast.search;

import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes the files of merged segments a little at a time through to the disk: where hundreds of
 * megabytes wait in memory, the next commit of anybody else waits for all of them.
 */
final class PacedFiles extends FilterDirectory {
    private static final long PACE = 1 << 20;

    /** Bytes between two looks whether somebody searches. */
    private static final long PIECE = 1 << 15;

    private final Path folder;

    PacedFiles(FSDirectory files) {
        super(files);
        this.folder = files.getDirectory();
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        IndexOutput out = in.createOutput(name, context);
        return context.context() == IOContext.Context.MERGE ? new Paced(out) : out;
    }

    private final class Paced extends FilterIndexOutput {
        private final FileChannel file;
        private long forced;
        private long next = PIECE;

        Paced(IndexOutput out) throws IOException {
            super("paced " + out, out.getName(), out);
            file = FileChannel.open(folder.resolve(out.getName()), StandardOpenOption.WRITE);
        }

        @Override
        public void writeByte(byte b) throws IOException {
            out.writeByte(b);
            pace();
        }

        @Override
        public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
            out.writeBytes(bytes, offset, length);
            pace();
        }

        @Override
        public void writeShort(short s) throws IOException {
            out.writeShort(s);
            pace();
        }

        @Override
        public void writeInt(int i) throws IOException {
            out.writeInt(i);
            pace();
        }

        @Override
        public void writeLong(long l) throws IOException {
            out.writeLong(l);
            pace();
        }

        private void pace() throws IOException {
            long written = out.getFilePointer();
            if (written < next) {
                return;
            }
            next = written + PIECE;
            SearchesFirst.giveWay();
            if (written - forced >= PACE) {
                file.force(false);
                forced = written;
            }
        }

        @Override
        public void close() throws IOException {
            try (file) {
                super.close();
            }
        }
    }
}
