package dev.holdfast.search;

import dev.holdfast.pace.PacedFile;

import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes the files of merged segments at a pace beside which people can search. */
final class PacedFiles extends FilterDirectory {
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
        private final PacedFile paced;

        Paced(IndexOutput out) throws IOException {
            super("paced " + out, out.getName(), out);
            file = FileChannel.open(folder.resolve(out.getName()), StandardOpenOption.WRITE);
            paced = new PacedFile(file);
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
            paced.written(out.getFilePointer());
        }

        @Override
        public void close() throws IOException {
            try (file) {
                super.close();
            }
        }
    }
}
