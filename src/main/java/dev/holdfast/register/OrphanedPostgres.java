package dev.holdfast.register;

import dev.holdfast.home.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is left of the embedded PostgreSQL when the service, or its postmaster, was killed: a server
 * without a service, or back-ends without a server. Either keeps a new server from starting.
 *
 * <p>The program is unpacked in the home, and whoever asks holds the home's lock, so every process
 * that runs it is such a left-over.
 */
final class OrphanedPostgres {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private OrphanedPostgres() {}

    /**
     * Asks them to end, and after a while ends them. Transactions under way are rolled back, except
     * one whose commit had already begun.
     */
    static void stop(Home home) throws IOException {
        Path program = home.postgresProgram().toRealPath();
        List<ProcessHandle> orphans = running(program);
        Set<Long> all = orphans.stream().map(ProcessHandle::pid).collect(Collectors.toSet());
        orphans.stream()
                .filter(orphan -> orphan.parent().filter(of -> all.contains(of.pid())).isEmpty())
                .forEach(ProcessHandle::destroy);
        if (!gone(program, PATIENCE)) {
            running(program).forEach(ProcessHandle::destroyForcibly);
            gone(program, PATIENCE);
        }
    }

    private static boolean gone(Path program, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (!running(program).isEmpty()) {
            if (System.nanoTime() > until) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while PostgreSQL ends", e);
            }
        }
        return true;
    }

    private static List<ProcessHandle> running(Path program) {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().filter(c -> Path.of(c).startsWith(program)).isPresent())
                .toList();
    }
}
