package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Requests for erasure. */
@Command(
        description =
                "Requests for erasure (GDPR Art 17): weigh them, erase what nothing obliges to"
                        + " keep, answer with reasons.")
final class ErasureVerbs extends VerbGroup {
    private static final String PATH = "/api/v1/erasures";

    ErasureVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "Open a request and weigh it.")
    int open(
            @Option(names = "--person", required = true, paramLabel = "NAME") String person,
            @Option(names = "--address", required = true, paramLabel = "A@B")
                    List<String> addresses,
            @Option(names = "--received", paramLabel = "DATE", description = "default today")
                    @Nullable LocalDate received,
            @Option(names = "--about", paramLabel = "TEXT") @Nullable String about) {
        ObjectNode body = Rest.body().put("person", person).put("about", about);
        body.putArray("addresses");
        addresses.forEach(body.withArray("addresses")::add);
        body.put("received", received == null ? null : received.toString());
        return root.ask(rest -> rest.post(PATH, body));
    }

    @Command(description = "List the requests with their deadlines.")
    int list() {
        return root.ask(rest -> rest.get(PATH));
    }

    @Command(description = "Weigh a request as of today: erase, kept by law, to decide, held.")
    int show(@Parameters(paramLabel = "REQUEST") long request) {
        return root.ask(rest -> rest.get(PATH + "/" + request));
    }

    @Command(description = "Narrow what counts as the person's items, or exclude with NOT.")
    int narrow(
            @Parameters(paramLabel = "REQUEST") long request,
            @Option(names = "--query", required = true, paramLabel = "Q") String query,
            @Option(
                            names = "--why",
                            paramLabel = "TEXT",
                            description = "quoted in the answer to the person")
                    @Nullable String why) {
        return root.ask(
                rest ->
                        rest.post(
                                PATH + "/" + request + "/narrow",
                                Rest.body().put("query", query).put("why", why)));
    }

    /** One of the two. */
    static final class Choice {
        @Option(names = "--keep", required = true, description = "the reason to keep prevails")
        boolean keep;

        @Option(names = "--erase", required = true, description = "the request prevails")
        boolean erase;
    }

    @Command(
            description =
                    "Decide for a class of items what no law decides; 'show' lists the classes.")
    int judge(
            @Parameters(paramLabel = "REQUEST") long request,
            @Option(names = "--class", required = true, paramLabel = "KEY") String key,
            @ArgGroup(multiplicity = "1") Choice choice,
            @Option(
                            names = "--comment",
                            required = true,
                            paramLabel = "TEXT",
                            description = "why; quoted in the answer to the person")
                    String comment) {
        return root.ask(
                rest ->
                        rest.post(
                                PATH + "/" + request + "/judge",
                                Rest.body()
                                        .put("key", key)
                                        .put("choice", choice.keep ? "keep" : "erase")
                                        .put("comment", comment)));
    }

    @Command(description = "Add up to two months to the time for the answer (GDPR Art 12(3)).")
    int extend(
            @Parameters(paramLabel = "REQUEST") long request,
            @Option(names = "--until", required = true, paramLabel = "DATE") LocalDate until,
            @Option(
                            names = "--why",
                            required = true,
                            paramLabel = "TEXT",
                            description = "the person is told")
                    String why) {
        return root.ask(
                rest ->
                        rest.post(
                                PATH + "/" + request + "/extend",
                                Rest.body().put("until", until.toString()).put("why", why)));
    }

    @Command(
            description =
                    "Make a plan of what may be erased; then 'disposition approve' twice and"
                            + " 'disposition execute'.")
    int decide(@Parameters(paramLabel = "REQUEST") long request) {
        return root.ask(rest -> rest.post(PATH + "/" + request + "/decide", Rest.body()));
    }

    @Command(description = "Write the letter that answers the request.")
    int letter(
            @Parameters(paramLabel = "REQUEST") long request,
            @Option(names = "--out", required = true, paramLabel = "F.pdf") Path out) {
        return root.ask(
                rest ->
                        rest.post(
                                PATH + "/" + request + "/letter",
                                Rest.body()
                                        .put("out", out.toAbsolutePath().normalize().toString())));
    }
}
