package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.holdfast.home.Home;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Does a little of everything once, so that the JVM can record what a start needs. Ends by itself.
 */
@Command(
        hidden = true,
        description = "Run once by the launcher after a build, to make later starts faster.")
final class TrainVerb implements Callable<Integer> {
    private static final String MESSAGE =
            """
            From: Anna Example <anna@example.org>
            To: Ben Example <ben@example.org>
            Date: Mon, 2 Mar 2026 10:00:00 +0000
            Subject: Training
            Message-ID: <training@example.org>

            One message is enough to load what a start needs.
            """;

    private final Holdfast root;

    TrainVerb(Holdfast root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("holdfast-training");
        try {
            Path mail = Files.writeString(folder.resolve("message.eml"), MESSAGE);
            Home home = new Home(folder.resolve("home"));
            try (Connected connected = Connected.started(home, 0, Map.of())) {
                Rest rest = root.rest(Connected.running(home).orElse(connected));
                ObjectNode ask = Rest.body().put("custodian", "anna");
                ask.putArray("paths").add(mail.toString());
                rest.post("/api/v1/ingests", ask);
                Human.print(rest.get("/api/v1/items", Map.of("query", "training")), root.printed());
                rest.get("/api/v1/items/1");
                rest.get("/api/v1/items/1/why");
                rest.post("/api/v1/evaluations", Rest.body());
                rest.get("/api/v1/audit");
            }
        } finally {
            remove(folder);
        }
        return 0;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        }
    }
}
