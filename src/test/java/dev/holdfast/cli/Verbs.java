package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line as a script uses it: arguments in; status, output and errors out. */
record Verbs(Path home) {
    record Said(int status, byte[] bytes, String err) {
        String out() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** Standard output, which must be exactly one JSON document. */
        JsonNode json() {
            try (var values = Rest.JSON.readerFor(JsonNode.class).<JsonNode>readValues(bytes)) {
                JsonNode document = values.nextValue();
                assertThat(values.hasNext()).as("a second document in %s", out()).isFalse();
                return document;
            } catch (IOException e) {
                throw new UncheckedIOException(out() + err, e);
            }
        }
    }

    /** Runs a verb as typed. */
    Said say(String... words) {
        List<String> arguments = new ArrayList<>(List.of("--home", home.toString()));
        arguments.addAll(List.of(words));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status =
                Main.run(
                        arguments.toArray(String[]::new),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Said(status, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    /** The answer of a verb that must be done. */
    JsonNode done(String... words) {
        Said said = json(words);
        assertThat(said.status()).as("%s: %s", String.join(" ", words), said.err()).isZero();
        return said.json();
    }

    /** The problem of a verb that must be refused. */
    JsonNode refused(String code, String... words) {
        Said said = json(words);
        assertThat(said.status()).as("%s: %s", String.join(" ", words), said.out()).isEqualTo(1);
        JsonNode problem = said.json();
        assertThat(problem.path("code").asText()).as(said.err()).isEqualTo(code);
        assertThat(problem.path("remedy").asText()).isNotBlank();
        assertThat(said.err().strip().lines().reduce((a, b) -> b).orElse(""))
                .startsWith(code + " ");
        return problem;
    }

    private Said json(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        return say(all.toArray(String[]::new));
    }
}
