package dev.holdfast.proof;

import dev.holdfast.home.Home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Processor time so far, in seconds: of the thread that asks, of this process, of the processes of
 * the database. It says more than the clock does where others use the machine.
 */
record Work(double thread, double process, double database) {
    /**
     * @param home whose database it is: its server is nobody's child
     */
    static Work now(Home home) {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        return new Work(
                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9,
                system.getProcessCpuTime() / 1e9,
                server(home).stream()
                                .flatMap(one -> Stream.concat(Stream.of(one), one.children()))
                                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                                .mapToLong(Duration::toMillis)
                                .sum()
                        / 1e3);
    }

    private static Optional<ProcessHandle> server(Home home) {
        try (Stream<String> lines = Files.lines(home.postgres().resolve("postmaster.pid"))) {
            return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow().strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Work less(Work before) {
        return new Work(
                thread - before.thread, process - before.process, database - before.database);
    }

    void print(String what) {
        System.out.printf(
                "processor time, %s: this thread %.1f s, this process %.1f s, the database %.1f s"
                        + " (searches included)%n",
                what, thread, process, database);
    }
}
