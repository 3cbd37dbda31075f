package dev.holdfast.proof;

import dev.holdfast.home.Home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The processor time that this process and the PostgreSQL of a home have used so far, which other
 * work on the machine changes less than the time on the clock.
 */
record Processor(double java, double postgres) {
    /** Linux counts in hundredths of a second, whatever the clock of the kernel. */
    private static final double TICK_SECONDS = 0.01;

    static Processor of(Home home) throws IOException {
        String pid = Files.readAllLines(home.postgres().resolve("postmaster.pid")).getFirst();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        return new Processor(
                seconds(ProcessHandle.current()),
                server.children().mapToDouble(Processor::seconds).sum()
                        + ownAndEndedChildren(server.pid()));
    }

    Processor since(Processor before) {
        return new Processor(java - before.java, postgres - before.postgres);
    }

    double all() {
        return java + postgres;
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
    }

    /** Fields 14 to 17 of its {@code stat}, counted after the name, which may hold blanks. */
    private static double ownAndEndedChildren(long process) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = 11; i <= 14; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks * TICK_SECONDS;
    }
}
