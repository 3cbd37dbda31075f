package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.LocalDate;
import java.util.concurrent.Callable;

/** Decides the whole archive. */
@Command(description = "Decide the whole archive: what is kept, held, to be reviewed, due.")
final class EvaluateVerb implements Callable<Integer> {
    private final Holdfast root;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "the day to decide for; default today")
    @Nullable LocalDate asOf;

    EvaluateVerb(Holdfast root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        ObjectNode body = asOf == null ? Rest.body() : Rest.body().put("asOf", asOf.toString());
        return root.ask(rest -> rest.post("/api/v1/evaluations", body));
    }
}
