package dev.holdfast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Matters. */
@Command(description = "Matters: the lawsuits and inquiries that holds are for.")
final class MatterVerbs extends VerbGroup {
    MatterVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "Open a matter.")
    int open(@Parameters(paramLabel = "NAME") String name) {
        return root.ask(rest -> rest.post("/api/v1/matters", Rest.body().put("matter", name)));
    }

    @Command(description = "List all matters.")
    int list() {
        return root.ask(rest -> rest.get("/api/v1/matters"));
    }

    @Command(description = "Close a matter that has no active hold.")
    int close(@Parameters(paramLabel = "MATTER") String matter) {
        return root.ask(
                rest -> rest.post("/api/v1/matters/close", Rest.body().put("matter", matter)));
    }
}
