package dev.holdfast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.LocalDate;

/** Events that start retention periods. */
@Command(
        description = "Events from which retention periods run, such as the closing of an account.")
final class EventVerbs extends VerbGroup {
    EventVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "Record an event.")
    int add(
            @Option(
                            names = "--type",
                            required = true,
                            paramLabel = "T",
                            description = "as policies name it")
                    String type,
            @Option(
                            names = "--key",
                            required = true,
                            paramLabel = "K",
                            description = "words or a query that find its items")
                    String key,
            @Option(names = "--on", required = true, paramLabel = "DATE") LocalDate on) {
        return root.ask(
                rest ->
                        rest.post(
                                "/api/v1/events",
                                Rest.body()
                                        .put("type", type)
                                        .put("key", key)
                                        .put("on", on.toString())));
    }

    @Command(description = "List all events.")
    int list() {
        return root.ask(rest -> rest.get("/api/v1/events"));
    }

    @Command(description = "Give an event its right day.")
    int correct(
            @Parameters(paramLabel = "EVENT") long event,
            @Option(names = "--on", required = true, paramLabel = "DATE") LocalDate on) {
        return root.ask(
                rest ->
                        rest.post(
                                "/api/v1/events/" + event + "/correct",
                                Rest.body().put("on", on.toString())));
    }

    @Command(description = "Take an event back.")
    int cancel(@Parameters(paramLabel = "EVENT") long event) {
        return root.ask(rest -> rest.post("/api/v1/events/" + event + "/cancel", Rest.body()));
    }
}
