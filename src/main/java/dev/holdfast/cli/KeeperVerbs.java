package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;

/** What the keeper of the archive is: whom the rules bind. */
@Command(description = "What the keeper of this archive is, so that only rules that bind it apply.")
final class KeeperVerbs extends VerbGroup {
    KeeperVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "Show what is stated.")
    int show() {
        return root.ask(rest -> rest.get("/api/v1/keeper"));
    }

    @Command(
            description =
                    "State it anew, such as: bank broker-dealer jurisdiction-de; nothing: every"
                            + " rule binds.")
    int set(@Parameters(paramLabel = "WORD", arity = "0..*") List<String> words) {
        ObjectNode body = Rest.body();
        if (words == null) {
            body.putArray("keeper");
        } else {
            words.forEach(body.putArray("keeper")::add);
        }
        return root.ask(rest -> rest.post("/api/v1/keeper", body));
    }
}
