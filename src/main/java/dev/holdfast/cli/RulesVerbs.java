package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The rules that decide, and a tenant's own among them. */
@Command(
        description =
                "Rules of your own, which may only keep longer: list the versions, check a folder,"
                        + " show one, put the folder in force.")
final class RulesVerbs extends VerbGroup {
    RulesVerbs(Holdfast root) {
        super(root);
    }

    @Command(
            description =
                    "List the versions of the rule book, and whether the folder differs from what"
                            + " decides.")
    int list() {
        return root.ask(rest -> rest.get("/api/v1/rules"));
    }

    @Command(description = "Check the rules in a folder; changes nothing.")
    int check(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "FOLDER",
                            description = "default: the folder of the service")
                    @Nullable Path folder) {
        ObjectNode body = folder == null ? Rest.body() : body(folder);
        return root.ask(rest -> rest.post("/api/v1/rules/check", body));
    }

    @Command(description = "Show the rules of a version, to the letter.")
    int show(
            @Parameters(paramLabel = "DIGEST", description = "or its first 6 or more letters")
                    String digest) {
        return root.ask(rest -> rest.get("/api/v1/rules/" + Rest.part(digest)), RulesVerbs::texts);
    }

    @Command(description = "Read the folder again and let its rules decide from now on.")
    int activate() {
        return root.ask(rest -> rest.post("/api/v1/rules/activate", Rest.body()));
    }

    private static void texts(JsonNode answer, Printed printed) {
        for (JsonNode file : answer.path("files")) {
            printed.line(
                    "// " + file.path("name").asText() + " (" + file.path("origin").asText() + ")");
            file.path("text").asText().lines().forEach(printed::line);
        }
    }

    private static ObjectNode body(Path folder) {
        ObjectNode body = Rest.body();
        body.putArray("files");
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> files =
                    inside.filter(one -> one.toString().endsWith(".drl")).sorted().toList();
            for (Path file : files) {
                body.withArray("files")
                        .addObject()
                        .put("name", String.valueOf(file.getFileName()))
                        .put("text", Files.readString(file));
            }
        } catch (IOException e) {
            throw new Problem(
                    Code.PATH_NOT_FOUND,
                    "the rules in " + folder + " cannot be read (" + e + ")",
                    "name a folder with .drl files in UTF-8",
                    e);
        }
        return body;
    }
}
