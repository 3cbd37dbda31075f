package dev.holdfast.vault;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one writer. It appends after the last whole frame of the newest pack; a pack with a torn tail
 * is left as it is and a new one begun, so no byte the register may know is ever overwritten.
 */
final class PackWriter {
    private final Path folder;
    private final long rollBytes;
    private final PackOutput.Opener opener;
    private final ReentrantLock lock = new ReentrantLock();
    private int pack;
    private @Nullable PackOutput output;
    private long end;
    private boolean unsynced;
    private @Nullable IOException broken;

    PackWriter(Path folder, long rollBytes, PackOutput.Opener opener) throws IOException {
        this.folder = folder;
        this.rollBytes = rollBytes;
        this.opener = opener;
        List<Integer> packs = PackFiles.numbers(folder);
        pack = packs.isEmpty() ? 1 : packs.getLast();
        if (!packs.isEmpty() && !VaultCheck.endsWhole(folder, pack)) {
            pack++;
        }
    }

    /** What writes one frame. */
    @FunctionalInterface
    private interface Frame {
        void to(PackOutput out) throws IOException;
    }

    Stored append(SealedContent sealed) throws IOException {
        lock.lock();
        try {
            long offset = append(sealed.frameBytes(), out -> write(out, sealed));
            return new Stored(
                    sealed.sha256(),
                    sealed.bytes(),
                    pack,
                    offset,
                    sealed.frameBytes(),
                    sealed.wrappedKey());
        } finally {
            lock.unlock();
        }
    }

    /** Appends a frame that lies in another pack, as it is. */
    Stored copy(Stored stored, PackBytes source) throws IOException {
        lock.lock();
        try {
            if (stored.offset() + stored.sealedBytes() > source.size()) {
                throw PackFiles.damaged(
                        stored.pack(), stored.offset(), "the pack ends before the frame", null);
            }
            long offset =
                    append(
                            stored.sealedBytes(),
                            out -> {
                                try (InputStream frame =
                                        source.stream(stored.offset(), stored.sealedBytes())) {
                                    pour(frame, out);
                                }
                            });
            return new Stored(
                    stored.sha256(),
                    stored.bytes(),
                    pack,
                    offset,
                    stored.sealedBytes(),
                    stored.wrappedKey());
        } finally {
            lock.unlock();
        }
    }

    /** The next frame begins a new pack. */
    void roll() throws IOException {
        lock.lock();
        try {
            checkUsable();
            PackOutput out = output;
            if (out != null) {
                force(out);
                out.close();
                output = null;
            }
            if (Files.exists(PackFiles.path(folder, pack))) {
                pack++;
            }
        } finally {
            lock.unlock();
        }
    }

    boolean writesTo(int number) {
        lock.lock();
        try {
            return number >= pack;
        } finally {
            lock.unlock();
        }
    }

    /** Where the frame begins; with the lock held. */
    private long append(long frameBytes, Frame frame) throws IOException {
        checkUsable();
        long offset;
        try {
            PackOutput out = packFor(frameBytes);
            offset = end;
            try {
                frame.to(out);
            } catch (IOException e) {
                takeBack(out, offset);
                throw e;
            }
        } catch (IOException e) {
            Problem full = PackFiles.diskFull(folder, e);
            if (full != null) {
                throw full;
            }
            throw e;
        }
        end = offset + frameBytes;
        unsynced = true;
        return offset;
    }

    void sync() throws IOException {
        lock.lock();
        try {
            checkUsable();
            if (unsynced && output != null) {
                force(output);
            }
        } finally {
            lock.unlock();
        }
    }

    private PackOutput packFor(long frameBytes) throws IOException {
        PackOutput out = output;
        if (out != null && end > 0 && end + frameBytes > rollBytes) {
            force(out);
            out.close();
            output = null;
            out = null;
            pack++;
        }
        if (out == null) {
            Path file = PackFiles.path(folder, pack);
            if (Files.exists(file)
                    && Files.size(file) > 0
                    && Files.size(file) + frameBytes > rollBytes) {
                file = PackFiles.path(folder, ++pack);
            }
            out = opener.open(file);
            try {
                PackFiles.syncFolder(folder);
                end = out.length();
            } catch (IOException e) {
                out.close();
                throw e;
            }
            output = out;
        }
        return out;
    }

    private static void write(PackOutput out, SealedContent sealed) throws IOException {
        switch (sealed) {
            case SealedContent.InMemory whole -> out.write(whole.frame(), whole.frame().length);
            case SealedContent.InFile large -> {
                out.write(large.header().encode(), FrameHeader.LENGTH_BYTES);
                try (InputStream body = Files.newInputStream(large.body())) {
                    pour(body, out);
                }
            }
        }
    }

    private static void pour(InputStream in, PackOutput out) throws IOException {
        byte[] buffer = new byte[1 << 18];
        for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
            out.write(buffer, got);
        }
    }

    /**
     * A frame that failed half-way is cut off again; where even that fails, a new pack is begun.
     */
    private void takeBack(PackOutput out, long offset) throws IOException {
        try {
            out.truncate(offset);
        } catch (IOException e) {
            force(out);
            output = null;
            pack++;
            out.close();
        }
    }

    /** After a failed fsync nobody knows what is on disk, so nothing more is promised. */
    private void force(PackOutput out) throws IOException {
        try {
            out.sync();
            unsynced = false;
        } catch (IOException e) {
            broken = e;
            throw e;
        }
    }

    private void checkUsable() {
        if (broken != null) {
            throw new Problem(
                    Code.VAULT_WRITE_FAILED,
                    "the disk of " + folder + " failed to keep bytes (" + broken.getMessage() + ")",
                    "check the disk, then restart; what was not acknowledged is ingested again",
                    broken);
        }
    }

    void close() throws IOException {
        lock.lock();
        try {
            PackOutput out = output;
            if (out != null) {
                output = null;
                try (out) {
                    if (unsynced && broken == null) {
                        force(out);
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
