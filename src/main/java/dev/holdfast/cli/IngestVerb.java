package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Takes files and folders into the archive. */
@Command(description = "Archive files and folders; what they are is found by content.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class IngestVerb implements Callable<Integer> {
    private final Holdfast root;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "files and folders")
    List<Path> paths;

    @Option(
            names = "--custodian",
            required = true,
            paramLabel = "C",
            description = "whose items these are")
    String custodian;

    @Option(
            names = "--source",
            paramLabel = "S",
            description = "a name for where they come from; default archive")
    @Nullable String source;

    @Option(
            names = "--label",
            paramLabel = "L",
            description = "a retention label for what is stored")
    @Nullable String label;

    IngestVerb(Holdfast root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        ObjectNode body =
                Rest.body().put("custodian", custodian).put("source", source).put("label", label);
        paths.forEach(
                path -> body.withArray("paths").add(path.toAbsolutePath().normalize().toString()));
        return root.ask(rest -> rest.post("/api/v1/ingests", body));
    }
}
