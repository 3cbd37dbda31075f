package dev.holdfast.home;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/**
 * Exclusive hold of a home by one process; the operating system gives it back when the process
 * dies.
 */
public final class HomeLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private HomeLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * @throws Problem HF-1003 when another process has the home
     */
    public static HomeLock acquire(Home home) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            home.run().resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new Problem(
                        Code.HOME_LOCKED,
                        "the home " + home.root() + " is in use by another Holdfast process",
                        "stop that process, or name another home with --home");
            }
            return new HomeLock(channel, lock);
        } catch (IOException e) {
            throw new Problem(
                    Code.HOME_LOCKED,
                    "the home " + home.root() + " cannot be locked (" + e.getMessage() + ")",
                    "check that you may write to it and that the disk is not full",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
