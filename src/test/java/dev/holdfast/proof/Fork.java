package dev.holdfast.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A Java process of its own, with the class path of this one. */
public final class Fork implements AutoCloseable {
    private static final String END = "\0end";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private boolean ended;

    private Fork(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /** Starts {@code main}; what it writes to standard error goes to {@code log}. */
    public static Fork start(Class<?> main, Path log, List<String> options, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--add-modules",
                        "jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return new Fork(
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start());
    }

    /** Surefire starts the tests from a jar that only names the others. */
    private static String classPath() {
        String given = System.getProperty("surefire.test.class.path");
        return given == null ? System.getProperty("java.class.path") : given;
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("unread: " + e.getMessage());
        } finally {
            lines.add(END);
        }
    }

    /** The next line that starts with {@code start}; an empty text when the process ends before. */
    public String await(String start, long seconds) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!ended) {
            String line = lines.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new IllegalStateException("no " + start + " within " + seconds + " s");
            }
            ended = line.equals(END);
            if (line.startsWith(start)) {
                return line;
            }
        }
        return "";
    }

    /** All lines not yet taken, up to the end of the process. */
    public List<String> rest(long seconds) throws InterruptedException {
        List<String> rest = new ArrayList<>();
        while (!ended) {
            String line = lines.poll(seconds, TimeUnit.SECONDS);
            if (line == null) {
                throw new IllegalStateException("still running after " + seconds + " s: " + rest);
            }
            ended = line.equals(END);
            if (!ended) {
                rest.add(line);
            }
        }
        return rest;
    }

    /** Kills it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
