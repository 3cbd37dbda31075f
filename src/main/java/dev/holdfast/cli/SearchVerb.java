package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Searches. */
@Command(
        description =
                "Search with KQL, as in: from:anna@example.org AND (invoice OR subject:\"final"
                        + " offer\")")
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class SearchVerb implements Callable<Integer> {
    private final Holdfast root;

    @Parameters(paramLabel = "QUERY")
    String query;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "hits to list; default 20, 0 for none")
    int limit;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            defaultValue = "-date",
            description = "date, -date (default) or score")
    String sort;

    @Option(
            names = "--facets",
            paramLabel = "F,…",
            description = "also count by custodian, kind, year, month, from")
    @Nullable String facets;

    SearchVerb(Holdfast root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("query", query);
        asked.put("limit", limit);
        asked.put("sort", sort);
        if (facets != null) {
            asked.put("facets", facets);
        }
        return root.ask(rest -> rest.get("/api/v1/items", asked), SearchVerb::tell);
    }

    private static void tell(JsonNode answer, Printed printed) {
        for (JsonNode hit : answer.path("items")) {
            String date = hit.path("date").asText("");
            printed.line(
                    String.format(
                            Locale.ROOT,
                            "%8s  %-10s  %-28s  %s",
                            hit.path("id").asText(),
                            date.length() < 10 ? "undated" : date.substring(0, 10),
                            Human.cut(hit.path("from").asText(""), 28),
                            Human.cut(hit.path("subject").asText(""), 90)));
            String snippet = hit.path("snippet").asText("");
            if (!snippet.isBlank()) {
                printed.line("          " + Human.cut(snippet, 110));
            }
        }
        answer.path("facets")
                .properties()
                .forEach(
                        facet -> {
                            printed.line(facet.getKey() + ":");
                            facet.getValue()
                                    .properties()
                                    .forEach(
                                            count ->
                                                    printed.line(
                                                            String.format(
                                                                    Locale.ROOT,
                                                                    "  %,8d  %s",
                                                                    count.getValue().asLong(),
                                                                    count.getKey())));
                        });
        printed.line(String.format(Locale.ROOT, "%,d items", answer.path("total").asLong()));
        answer.path("notes").forEach(note -> printed.note("note: " + note.asText()));
    }
}
