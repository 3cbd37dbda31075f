package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Shows one item. */
@Command(description = "Show one item, or write its original bytes.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ShowVerb implements Callable<Integer> {
    private final Holdfast root;

    @Parameters(paramLabel = "ID")
    String id;

    @Option(names = "--raw", description = "write the original bytes, bit for bit")
    boolean raw;

    ShowVerb(Holdfast root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        String path = "/api/v1/items/" + Rest.part(id);
        if (!raw) {
            return root.ask(rest -> rest.get(path), ShowVerb::tell);
        }
        root.ask(
                rest -> {
                    rest.copy(path + "/raw", root.printed().out());
                    return Rest.body();
                },
                java.util.Map.of());
        root.printed().out().flush();
        return 0;
    }

    private static void tell(JsonNode answer, Printed printed) {
        JsonNode body = answer.path("body");
        Human.print(
                ((com.fasterxml.jackson.databind.node.ObjectNode) answer.deepCopy())
                        .without("body"),
                printed);
        printed.line("");
        printed.line(body.asText("").stripTrailing());
    }
}
