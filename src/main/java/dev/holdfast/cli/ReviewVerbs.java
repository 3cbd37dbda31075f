package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Reviews before disposition. */
@Command(
        description =
                "Reviews: items no rule can settle wait here until people have looked at them."
                        + " Nothing is ever approved by waiting.")
final class ReviewVerbs extends VerbGroup {
    private static final String PATH = "/api/v1/reviews";

    /** What a decision is about, and why. */
    static final class About {
        @Option(names = "--query", paramLabel = "Q", description = "only items that this finds")
        @Nullable String query;

        @Option(
                names = "--comment",
                paramLabel = "TEXT",
                description = "what was looked at; required")
        @Nullable String comment;
    }

    ReviewVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "List the classes of items that wait.")
    int list() {
        return root.ask(rest -> rest.get(PATH));
    }

    @Command(description = "Show a class and the decisions about it.")
    int show(@Parameters(paramLabel = "CLASS") String id) {
        return root.ask(rest -> rest.get(PATH + "/" + Rest.part(id)));
    }

    @Command(description = "Show items of a class, drawn by lot.")
    int sample(
            @Parameters(paramLabel = "CLASS") String id,
            @Option(names = "--count", paramLabel = "N", defaultValue = "8") int count) {
        return root.ask(
                rest -> rest.get(PATH + "/" + Rest.part(id) + "/sample", Map.of("count", count)));
    }

    @Command(description = "Let items go on to the next stage; after the last they are due.")
    int approve(
            @Parameters(arity = "0..1", paramLabel = "CLASS") @Nullable String id,
            @ArgGroup(exclusive = false) @Nullable About about) {
        return decide("approve", id, about, null, null);
    }

    @Command(description = "Keep items; they are asked about again after a day.")
    int reject(
            @Parameters(arity = "0..1", paramLabel = "CLASS") @Nullable String id,
            @Option(names = "--again", required = true, paramLabel = "DATE") LocalDate again,
            @ArgGroup(exclusive = false) @Nullable About about) {
        return decide("reject", id, about, again, null);
    }

    @Command(description = "Oblige to keep items until a day; it can be lengthened only.")
    int extend(
            @Parameters(arity = "0..1", paramLabel = "CLASS") @Nullable String id,
            @Option(names = "--until", required = true, paramLabel = "DATE") LocalDate until,
            @ArgGroup(exclusive = false) @Nullable About about) {
        return decide("extend", id, about, until, null);
    }

    @Command(description = "Give items another label.")
    int relabel(
            @Parameters(arity = "0..1", paramLabel = "CLASS") @Nullable String id,
            @Option(names = "--label", required = true, paramLabel = "L") String label,
            @ArgGroup(exclusive = false) @Nullable About about) {
        return decide("relabel", id, about, null, label);
    }

    @Command(description = "Write the queue as CSV, a line an item.")
    int export(@Option(names = "--out", required = true, paramLabel = "F.csv") Path out) {
        return root.ask(
                rest -> {
                    try (OutputStream file = Files.newOutputStream(out)) {
                        rest.copy(PATH + "/export", file);
                    } catch (IOException e) {
                        throw new Problem(
                                Code.EXPORT_NOT_WRITTEN,
                                "cannot write " + out + " (" + e.getMessage() + ")",
                                "choose a file you may write to",
                                e);
                    }
                    return Rest.body().put("file", out.toAbsolutePath().normalize().toString());
                });
    }

    @Command(description = "Show the stages that policies have, or set those of one.")
    int stages(
            @Parameters(arity = "0..1", paramLabel = "POLICY") @Nullable String policy,
            @Option(
                            names = "--stage",
                            paramLabel = "NAME: WHO",
                            description = "in order; WHO is alice,bob or role:counsel")
                    @Nullable List<String> stages,
            @Option(names = "--default", description = "back to one stage, role reviewer")
                    boolean none) {
        if (policy == null) {
            return root.ask(rest -> rest.get(PATH + "/stages"));
        }
        if (stages == null && !none) {
            throw new Problem(
                    Code.WRONG_USAGE,
                    "no stage is named",
                    "write --stage 'records: alice,bob', or --default");
        }
        ObjectNode body = Rest.body().put("policy", policy);
        body.putArray("stages");
        if (stages != null) {
            stages.forEach(body.withArray("stages")::add);
        }
        return root.ask(rest -> rest.post(PATH + "/stages", body));
    }

    private int decide(
            String act,
            @Nullable String id,
            @Nullable About about,
            @Nullable LocalDate until,
            @Nullable String label) {
        ObjectNode body = Rest.body().put("reviewClass", id).put("label", label);
        body.put("query", about == null ? null : about.query);
        body.put("comment", about == null ? null : about.comment);
        body.put("until", until == null ? null : until.toString());
        return root.ask(rest -> rest.post(PATH + "/" + act, body));
    }
}
