package dev.holdfast.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a verb's answer goes, and where its remarks go. */
record Printed(PrintStream out, PrintStream err) {
    void line(String text) {
        out.println(text);
    }

    void note(String text) {
        err.println(text);
    }

    /** The one document of {@code --json}. */
    void json(JsonNode document) {
        try {
            out.println(
                    Rest.JSON
                            .writer(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether somebody is looking at the remarks as they appear. */
    boolean onTerminal() {
        Path descriptor = Path.of("/proc/self/fd/2");
        try {
            return Files.readSymbolicLink(descriptor)
                    .toString()
                    .matches("/dev/(pts/\\d+|tty.*|console)");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null && System.console().isTerminal();
        }
    }
}
