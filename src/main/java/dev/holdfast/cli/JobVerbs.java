package dev.holdfast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;

/** Long work. */
@Command(description = "Long work: what runs, how far it is, how it ended.")
final class JobVerbs extends VerbGroup {
    JobVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "List the newest jobs.")
    int list(@Option(names = "--limit", paramLabel = "N", defaultValue = "20") int limit) {
        return root.ask(rest -> rest.get("/api/v1/jobs", Map.of("limit", limit)));
    }

    @Command(description = "Show one job.")
    int show(@Parameters(paramLabel = "ID") String id) {
        return root.ask(rest -> rest.get("/api/v1/jobs/" + Rest.part(id)));
    }
}
