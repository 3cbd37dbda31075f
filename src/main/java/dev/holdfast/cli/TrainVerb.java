package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;

import dev.holdfast.demo.DemoArchive;
import dev.holdfast.home.Home;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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

            One message that the search of the training finds.
            """;

    private static final String ANSWER =
            """
            {"query": "training", "expanded": "training", "explained": "", "total": 0, "items": [], "facets": {}, "notes": []}
            """;

    /** Enough mail for the JVM to learn what an ingest does often. */
    private static final LocalDate DEMO_AS_OF = LocalDate.of(2026, 1, 1);

    private final Holdfast root;

    @Option(
            names = "--client",
            description = "only what a verb needs that talks to a running service")
    boolean client;

    TrainVerb(Holdfast root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("holdfast-training");
        try {
            Home home = new Home(folder.resolve("home"));
            if (client) {
                trainClient(home.prepare());
                return 0;
            }
            Path mail = Files.createDirectory(folder.resolve("mail"));
            Files.writeString(mail.resolve("message.eml"), MESSAGE);
            DemoArchive.write(mail.resolve("demo"), DEMO_AS_OF, 1);
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

    /**
     * Runs a verb against a stand-in of the service, so that nothing of the service itself is
     * loaded.
     */
    private static void trainClient(Home home) throws IOException {
        HttpServer standIn = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        standIn.createContext(
                "/",
                exchange -> {
                    byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        standIn.start();
        try {
            Files.writeString(
                    home.run().resolve("service"),
                    standIn.getAddress().getPort() + " " + ProcessHandle.current().pid() + "\n");
            Files.writeString(home.run().resolve("token"), "training\n");
            String folder = home.root().toString();
            PrintStream nowhere =
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
            int unused =
                    Main.run(
                            new String[] {"--home", folder, "search", "training"},
                            nowhere,
                            nowhere);
            unused =
                    Main.run(
                            new String[] {"--home", folder, "--json", "search", "training"},
                            nowhere,
                            nowhere);
            unused = Main.run(new String[] {"--home", folder, "nonsense"}, nowhere, nowhere);
        } finally {
            standIn.stop(0);
        }
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
