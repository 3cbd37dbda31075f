package dev.holdfast.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The facts, a line each, written when they are learnt: what was written survives the end of the
 * process. A line that a kill cut off is no fact.
 */
final class Journal implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final History history = new History();
    private final OutputStream out;

    Journal(Path file) throws IOException {
        if (Files.exists(file)) {
            String text = Files.readString(file);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            for (String line : whole.lines().toList()) {
                history.add(JSON.readValue(line, Fact.class));
            }
            Files.writeString(file, whole);
        }
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    History history() {
        return history;
    }

    void write(Fact fact) {
        try {
            byte[] line =
                    (JSON.writerFor(Fact.class).writeValueAsString(fact) + "\n")
                            .getBytes(StandardCharsets.UTF_8);
            synchronized (out) {
                out.write(line);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        history.add(fact);
    }

    /** Now, in the unit of the facts. */
    static long now() {
        return micros(Instant.now());
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
