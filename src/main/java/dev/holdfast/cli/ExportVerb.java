package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Produces items. */
@Command(description = "Write the items a query finds to a folder, with a manifest of hashes.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ExportVerb implements Callable<Integer> {
    private final Holdfast root;

    @Parameters(paramLabel = "QUERY")
    String query;

    @Option(names = "--format", required = true, paramLabel = "eml|mbox|pst|edrm|dat")
    String format;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "a folder that is empty or not there yet")
    Path out;

    ExportVerb(Holdfast root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        ObjectNode body =
                Rest.body()
                        .put("query", query)
                        .put("format", format)
                        .put("out", out.toAbsolutePath().normalize().toString());
        return root.ask(rest -> rest.post("/api/v1/exports", body));
    }
}
