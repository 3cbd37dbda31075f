package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Explains the decision on one item. */
@Command(description = "Why an item is kept, until when, or why it may go.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class WhyVerb implements Callable<Integer> {
    private final Holdfast root;

    @Parameters(paramLabel = "ID")
    String id;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "the day to decide for; default today")
    @Nullable LocalDate asOf;

    @Option(
            names = "--evaluation",
            paramLabel = "N",
            description = "replay this evaluation on record, with all it knew then")
    @Nullable Long evaluation;

    WhyVerb(Holdfast root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Map<String, Object> asked = new HashMap<>();
        if (asOf != null) {
            asked.put("asOf", asOf);
        }
        if (evaluation != null) {
            asked.put("evaluation", evaluation);
        }
        return root.ask(
                rest -> rest.get("/api/v1/items/" + Rest.part(id) + "/why", asked), WhyVerb::tell);
    }

    private static void tell(JsonNode answer, Printed printed) {
        printed.line(
                "item "
                        + answer.path("item").asText()
                        + " as of "
                        + answer.path("asOf").asText()
                        + ": "
                        + answer.path("outcome").asText());
        if (answer.has("retainUntil")) {
            printed.line("  keep until " + answer.path("retainUntil").asText());
        }
        if (answer.has("dispositionOn")) {
            printed.line("  may go from " + answer.path("dispositionOn").asText());
        }
        for (JsonNode reason : answer.path("reasons")) {
            printed.line("  - " + reason.path("text").asText());
            printed.line(
                    "      "
                            + reason.path("policy").asText("")
                            + "  "
                            + reason.path("authority").asText());
        }
        answer.path("holds").forEach(hold -> printed.line("  held by hold " + hold.asText()));
    }
}
