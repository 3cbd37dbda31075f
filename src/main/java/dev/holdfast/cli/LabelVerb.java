package dev.holdfast.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Puts a label on items. */
@Command(description = "Put a retention label on the items a query finds.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class LabelVerb implements Callable<Integer> {
    private final Holdfast root;

    @Parameters(paramLabel = "ITEMS-QUERY")
    String query;

    @Option(
            names = "--label",
            paramLabel = "L",
            description = "the id of a policy with level: label")
    @Nullable String label;

    @Option(names = "--remove", description = "take the labels off instead")
    boolean remove;

    LabelVerb(Holdfast root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        return root.ask(
                rest ->
                        rest.post(
                                "/api/v1/labels",
                                Rest.body()
                                        .put("query", query)
                                        .put("label", label)
                                        .put("remove", remove)));
    }
}
