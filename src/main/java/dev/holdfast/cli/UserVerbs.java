package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;

/** The people who may use the archive. */
@Command(description = "The people who may use the archive, and their roles.")
final class UserVerbs extends VerbGroup {
    UserVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "Add somebody; prints the link with which they choose a password.")
    int add(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--role",
                            required = true,
                            split = ",",
                            paramLabel = "R[,R…]",
                            description =
                                    "officer, counsel, reviewer, auditor, records-manager,"
                                            + " approver, operator, administrator")
                    List<String> roles) {
        ObjectNode body = Rest.body().put("name", name);
        roles.forEach(body.withArray("roles")::add);
        return root.ask(rest -> rest.post("/api/v1/users", body));
    }

    @Command(description = "List everybody.")
    int list() {
        return root.ask(rest -> rest.get("/api/v1/users"));
    }

    @Command(description = "End somebody's access.")
    int disable(@Parameters(paramLabel = "NAME") String name) {
        return root.ask(
                rest -> rest.post("/api/v1/users/" + Rest.part(name) + "/disable", Rest.body()));
    }
}
