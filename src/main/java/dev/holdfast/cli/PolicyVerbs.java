package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Retention policies. */
@Command(
        description =
                "Retention policies: list them, check files, see what they would change, put them"
                        + " in force.")
final class PolicyVerbs extends VerbGroup {
    PolicyVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "List the policies in force.")
    int list() {
        return root.ask(rest -> rest.get("/api/v1/policies"));
    }

    @Command(description = "Check policy files and run their examples; changes nothing.")
    int check(@Parameters(arity = "1..*", paramLabel = "FILE") List<Path> files) {
        return send("check", files);
    }

    @Command(description = "Show what the policies would change today; changes nothing.")
    int simulate(@Parameters(arity = "1..*", paramLabel = "FILE") List<Path> files) {
        return send("simulate", files);
    }

    @Command(description = "Put the policies in force and show what that changes.")
    int activate(@Parameters(arity = "1..*", paramLabel = "FILE") List<Path> files) {
        return send("activate", files);
    }

    @Command(description = "End a policy and show what that changes.")
    int retire(@Parameters(paramLabel = "ID") String id) {
        return root.ask(
                rest -> rest.post("/api/v1/policies/" + Rest.part(id) + "/retire", Rest.body()));
    }

    @Command(
            name = "import",
            description =
                    "Turn published record schedules (JSON) and file plans (CSV) into policy files;"
                            + " changes nothing in the archive.")
    int importPlans(
            @Parameters(arity = "1..*", paramLabel = "PATH") List<Path> paths,
            @Option(
                            names = "--out",
                            paramLabel = "FOLDER",
                            description =
                                    "where the policy files go, with lists of what was refused and"
                                            + " what a person must read; else only counts")
                    @Nullable Path out) {
        return new PolicyImport(root, out).run(paths);
    }

    @Command(description = "Write the labels in force as a Microsoft Purview file plan (CSV).")
    int export(
            @Option(names = "--csv", required = true, paramLabel = "FILE") Path csv,
            @Option(
                            names = "--reviewer",
                            paramLabel = "MAIL",
                            description = "who reviews, where a policy names nobody")
                    @Nullable String reviewer) {
        return new PlanExport(root).run(csv, reviewer);
    }

    private int send(String act, List<Path> files) {
        ObjectNode body = body(files);
        return root.ask(rest -> rest.post("/api/v1/policies/" + act, body));
    }

    /** The files with their text; a folder stands for the YAML files in it. */
    static ObjectNode body(List<Path> files) {
        ObjectNode body = Rest.body();
        body.putArray("files");
        for (Path file : flat(files)) {
            try {
                body.withArray("files")
                        .addObject()
                        .put("name", file.toString())
                        .put("text", Files.readString(file));
            } catch (IOException e) {
                throw new Problem(
                        Code.PATH_NOT_FOUND,
                        "the policy file "
                                + file
                                + " cannot be read ("
                                + e.getClass().getSimpleName()
                                + ")",
                        "check the path, and that it is text in UTF-8",
                        e);
            }
        }
        return body;
    }

    private static List<Path> flat(List<Path> files) {
        List<Path> flat = new ArrayList<>();
        for (Path file : files) {
            if (!Files.isDirectory(file)) {
                flat.add(file);
                continue;
            }
            try (Stream<Path> inside = Files.list(file)) {
                inside.filter(one -> one.toString().matches(".*\\.ya?ml"))
                        .sorted()
                        .forEach(flat::add);
            } catch (IOException e) {
                throw new Problem(
                        Code.PATH_NOT_FOUND,
                        "the folder " + file + " cannot be read",
                        "check the path",
                        e);
            }
        }
        return flat;
    }
}
