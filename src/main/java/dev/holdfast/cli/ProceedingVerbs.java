package dev.holdfast.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.LocalDate;

/** Proceedings during which retention periods stand still or do not end. */
@Command(description = "Proceedings that keep retention periods from running or from ending.")
final class ProceedingVerbs extends VerbGroup {
    ProceedingVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "Open a proceeding.")
    int open(
            @Parameters(paramLabel = "NAME", description = "as policies name it") String name,
            @Option(
                            names = "--key",
                            required = true,
                            paramLabel = "K",
                            description = "words or a query that find its items; '*' for all")
                    String key,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason,
            @Option(
                            names = "--on",
                            paramLabel = "DATE",
                            description = "its first day; default today")
                    @Nullable LocalDate on) {
        return root.ask(
                rest ->
                        rest.post(
                                "/api/v1/proceedings",
                                Rest.body()
                                        .put("name", name)
                                        .put("key", key)
                                        .put("reason", reason)
                                        .put("on", on == null ? null : on.toString())));
    }

    @Command(description = "List all proceedings.")
    int list() {
        return root.ask(rest -> rest.get("/api/v1/proceedings"));
    }

    @Command(description = "Close a proceeding.")
    int close(
            @Parameters(paramLabel = "PROCEEDING") long proceeding,
            @Option(
                            names = "--on",
                            paramLabel = "DATE",
                            description = "its last day; default today")
                    @Nullable LocalDate on) {
        return root.ask(
                rest ->
                        rest.post(
                                "/api/v1/proceedings/" + proceeding + "/close",
                                Rest.body().put("on", on == null ? null : on.toString())));
    }

    @Command(description = "Take back a proceeding recorded by mistake.")
    int withdraw(@Parameters(paramLabel = "PROCEEDING") long proceeding) {
        return root.ask(
                rest -> rest.post("/api/v1/proceedings/" + proceeding + "/withdraw", Rest.body()));
    }
}
