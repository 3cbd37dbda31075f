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

/** Connectors. */
@Command(description = "Connectors: add Microsoft 365, fetch what is new, see what was captured.")
final class SourceVerbs extends VerbGroup {
    SourceVerbs(Holdfast root) {
        super(root);
    }

    @Command(
            description =
                    "Add a source. TYPE is m365. The secret is read from a file, never from the"
                            + " command line.")
    int add(
            @Parameters(paramLabel = "TYPE") String type,
            @Option(
                            names = "--name",
                            defaultValue = "m365",
                            paramLabel = "NAME",
                            description = "default m365")
                    String name,
            @Option(
                            names = "--directory",
                            required = true,
                            paramLabel = "ID",
                            description = "directory (tenant) id")
                    String directory,
            @Option(
                            names = "--client",
                            required = true,
                            paramLabel = "ID",
                            description = "id of the app registration")
                    String client,
            @Option(names = "--secret-file", paramLabel = "FILE") @Nullable Path secret,
            @Option(
                            names = "--certificate",
                            paramLabel = "PEM",
                            description = "with its private key")
                    @Nullable Path certificate,
            @Option(names = "--graph", paramLabel = "URL", description = "of a national cloud")
                    @Nullable String graph,
            @Option(names = "--login", paramLabel = "URL") @Nullable String login) {
        if (!type.equals("m365")) {
            throw new Problem(
                    Code.NOT_OFFERED,
                    "there is no connector '" + type + "' in this version",
                    "add m365, or ingest its files");
        }
        ObjectNode body =
                Rest.body()
                        .put("name", name)
                        .put("directory", directory)
                        .put("client", client)
                        .put("secret", secret == null ? null : text(secret).strip())
                        .put("certificate", certificate == null ? null : text(certificate))
                        .put("graph", graph)
                        .put("login", login);
        return root.ask(rest -> rest.post("/api/v1/sources/m365", body));
    }

    @Command(description = "List the sources.")
    int list() {
        return root.ask(rest -> rest.get("/api/v1/sources"));
    }

    @Command(description = "Fetch what is new.")
    int sync(@Parameters(paramLabel = "NAME") String name) {
        return root.ask(
                rest -> rest.post("/api/v1/sources/" + Rest.part(name) + "/sync", Rest.body()));
    }

    @Command(description = "What was expected and what was captured, mailbox by mailbox.")
    int status(@Parameters(paramLabel = "NAME") String name) {
        return root.ask(rest -> rest.get("/api/v1/sources/" + Rest.part(name) + "/status"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Problem(
                    Code.PATH_NOT_FOUND,
                    "the file " + file + " cannot be read",
                    "check the path",
                    e);
        }
    }
}
