package dev.holdfast.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;

/** Evaluations on record. */
@Command(description = "Evaluations on record, and what changed between them.")
final class EvaluationVerbs extends VerbGroup {
    EvaluationVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "List the evaluations on record.")
    int list() {
        return root.ask(rest -> rest.get("/api/v1/evaluations"));
    }

    @Command(description = "What changed since an evaluation: counts by transition.")
    int diff(
            @Parameters(paramLabel = "N") long evaluation,
            @Option(
                            names = "--with",
                            paramLabel = "M",
                            description = "another evaluation on record; default today")
                    @Nullable Long with) {
        Map<String, ?> asked = with == null ? Map.of() : Map.of("with", with);
        return root.ask(
                rest -> rest.get("/api/v1/evaluations/" + evaluation + "/difference", asked));
    }
}
