package dev.holdfast.cli;

import dev.holdfast.home.Home;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/**
 * A service to speak to: the one that runs on the home, or one of this process's own.
 *
 * @param own what ends the service when the verb ends, or null when it is somebody else's
 */
record Connected(int port, String token, @Nullable Hosted own) implements AutoCloseable {
    private static final long LONGEST_START_NANOS = 10_000_000_000L;
    private static final int GLANCE_MILLIS = 50;

    /**
     * Finds the service of the home, or starts one. Where another process has the home and is not
     * ready yet, waits for it.
     *
     * @param settings of a service that is started
     */
    static Connected to(Home home, Map<String, Object> settings) {
        long began = System.nanoTime();
        while (true) {
            Optional<Connected> running = running(home);
            if (running.isPresent()) {
                return running.get();
            }
            try {
                return started(home, 0, settings);
            } catch (Problem problem) {
                if (problem.code() != Code.HOME_LOCKED
                        || System.nanoTime() - began > LONGEST_START_NANOS) {
                    throw problem;
                }
                pause();
            }
        }
    }

    /** Starts a service in this process. */
    static Connected started(Home home, int port, Map<String, Object> settings) {
        Hosted own = Hosted.start(home, port, settings);
        return new Connected(own.port(), token(home), own);
    }

    /** The service that runs on the home now. */
    static Optional<Connected> running(Home home) {
        try {
            if (!Files.exists(home.addressFile())) {
                return Optional.empty();
            }
            String[] words = Files.readString(home.addressFile()).strip().split(" ");
            int port = Integer.parseInt(words[0]);
            if (ProcessHandle.of(Long.parseLong(words[1])).isEmpty()) {
                return Optional.empty();
            }
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return Optional.of(new Connected(port, token(home), null));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static String token(Home home) {
        try {
            return Files.readString(home.tokenFile()).strip();
        } catch (IOException e) {
            throw new Problem(
                    Code.NOT_SIGNED_IN,
                    "the token " + home.tokenFile() + " cannot be read",
                    "run the command as the owner of the home",
                    e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(GLANCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
