package dev.holdfast.cli;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** The directory of custodians. */
@Command(
        description =
                "The directory of custodians: groups, departments, places and managers by day;"
                        + " scopes of policies and holds follow it.")
final class DirectoryVerbs extends VerbGroup {
    private static final String PATH = "/api/v1/directory";

    DirectoryVerbs(Holdfast root) {
        super(root);
    }

    @Command(
            name = "import",
            description =
                    "Take in a CSV file whose first row names the attributes (name, alias, group,"
                            + " department, …; several values with ';'); wholly or not at all.")
    int read(
            @Parameters(paramLabel = "FILE.csv") Path file,
            @Option(
                            names = "--as-of",
                            paramLabel = "DATE",
                            description = "from which day it holds; default today")
                    @Nullable LocalDate asOf,
            @Option(
                            names = "--full",
                            description = "it names everybody: whoever is missing has left")
                    boolean full) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("file", file.toString());
        query.put("full", full);
        if (asOf != null) {
            query.put("asOf", asOf);
        }
        byte[] csv = bytes(file);
        return root.ask(rest -> rest.post(PATH + "/imports", query, "text/csv", csv));
    }

    @Command(description = "List the custodians on a day.")
    int list(@Option(names = "--as-of", paramLabel = "DATE") @Nullable LocalDate asOf) {
        return root.ask(rest -> rest.get(PATH, on(asOf)));
    }

    @Command(description = "Show one custodian and all that was ever so.")
    int show(
            @Parameters(paramLabel = "NAME", description = "or an alias") String name,
            @Option(names = "--as-of", paramLabel = "DATE") @Nullable LocalDate asOf) {
        return root.ask(rest -> rest.get(PATH + "/custodians/" + Rest.part(name), on(asOf)));
    }

    @Command(description = "List the groups, with how many are in them on a day.")
    int groups(@Option(names = "--as-of", paramLabel = "DATE") @Nullable LocalDate asOf) {
        return root.ask(rest -> rest.get(PATH + "/groups", on(asOf)));
    }

    @Command(description = "List the files taken in.")
    int imports() {
        return root.ask(rest -> rest.get(PATH + "/imports"));
    }

    private static Map<String, Object> on(@Nullable LocalDate asOf) {
        return asOf == null ? Map.of() : Map.of("asOf", asOf);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Problem(
                    Code.PATH_NOT_FOUND,
                    "the file " + file + " cannot be read (" + e.getClass().getSimpleName() + ")",
                    "check the path",
                    e);
        }
    }
}
