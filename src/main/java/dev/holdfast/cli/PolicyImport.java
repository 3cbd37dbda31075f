package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code policy import}: schedules and file plans, portion by portion, into policy files. */
final class PolicyImport {
    private static final List<String> LISTS =
            List.of("refused", "remarks", "needsPerson", "duplicates", "refusedRows");

    private final Holdfast root;
    private final @Nullable ImportFolder folder;
    private final ObjectNode known = Rest.body();
    private final Map<String, ArrayNode> lists = new TreeMap<>();
    private long files;
    private long imported;
    private long series;
    private long mapped;

    PolicyImport(Holdfast root, @Nullable Path out) {
        this.root = root;
        this.folder = out == null ? null : new ImportFolder(out);
        LISTS.forEach(name -> lists.put(name, Rest.JSON.createArrayNode()));
    }

    int run(List<Path> paths) {
        long began = System.nanoTime();
        List<Path> found = PlanFiles.under(paths);
        if (folder != null) {
            folder.open();
        }
        try (Connected connected = Connected.to(root.home(), Map.of())) {
            Rest rest = root.rest(connected);
            PlanFiles.portions(found, portion -> read(rest, portion));
        }
        if (folder != null) {
            lists.forEach(folder::list);
        }
        ObjectNode answer = answer((System.nanoTime() - began) / 1e9);
        if (imported == 0) {
            JsonNode first = list("refused").get(0);
            throw new Problem(
                    Code.SCHEDULE_REFUSED,
                    "none of "
                            + files
                            + " files can be imported; the first, "
                            + first.path("file").asText()
                            + ": "
                            + first.path("reason").asText(),
                    "give record schedules as JSON or a file plan as CSV with its header");
        }
        root.answer(answer, this::tell);
        return 0;
    }

    private void read(Rest rest, List<PlanFiles.One> portion) {
        ObjectNode ask = Rest.body();
        ArrayNode texts = ask.putArray("files");
        ask.set("known", known);
        for (PlanFiles.One file : portion) {
            if (file.unreadable().isEmpty()) {
                texts.addObject().put("name", file.name()).put("text", file.text());
            } else {
                files++;
                list("refused")
                        .addObject()
                        .put("file", file.name())
                        .put("code", Code.SCHEDULE_REFUSED.text())
                        .put("reason", file.unreadable());
            }
        }
        JsonNode said = rest.post("/api/v1/policies/import", ask);
        files += said.path("files").asLong();
        imported += said.path("imported").asLong();
        series += said.path("series").asLong();
        mapped += said.path("mapped").size();
        known.setAll((ObjectNode) said.path("known"));
        lists.forEach((name, list) -> list.addAll((ArrayNode) said.path(name)));
        if (folder != null) {
            said.path("mapped").forEach(folder::policy);
        }
    }

    /** Counts first, then the lists. */
    private ObjectNode answer(double seconds) {
        ObjectNode answer = Rest.body();
        answer.put("files", files).put("imported", imported).put("refused", list("refused").size());
        answer.put("series", series).put("mapped", mapped);
        answer.put("needsPerson", list("needsPerson").size());
        answer.put("duplicates", list("duplicates").size());
        answer.put("rowsRefused", list("refusedRows").size());
        answer.put("seconds", Math.round(seconds * 100) / 100.0);
        if (folder != null) {
            answer.put("out", folder.toString());
        }
        Map<String, Integer> reasons = new TreeMap<>();
        list("needsPerson")
                .forEach(
                        one ->
                                reasons.merge(
                                        general(one.path("reason").asText()), 1, Integer::sum));
        ObjectNode byReason = answer.putObject("needsPersonByReason");
        reasons.forEach(byReason::put);
        answer.set("refusedFiles", list("refused"));
        answer.set("refusedRows", list("refusedRows"));
        answer.set("remarks", list("remarks"));
        answer.set("toRead", list("needsPerson"));
        answer.set("repeated", list("duplicates"));
        return answer;
    }

    /** People get the long lists as files. */
    private void tell(JsonNode answer, Printed out) {
        ObjectNode brief = answer.deepCopy();
        brief.remove(List.of("toRead", "repeated", "refusedFiles", "refusedRows", "remarks"));
        Human.print(brief, out);
        answer.path("refusedFiles")
                .forEach(
                        one ->
                                out.line(
                                        "refused          "
                                                + one.path("file").asText()
                                                + ": "
                                                + why(one)));
        answer.path("refusedRows")
                .forEach(
                        one ->
                                out.line(
                                        "refused          "
                                                + one.path("file").asText()
                                                + ":"
                                                + one.path("line").asInt()
                                                + ": "
                                                + why(one)));
        answer.path("remarks")
                .forEach(
                        one ->
                                one.path("remarks")
                                        .forEach(
                                                remark ->
                                                        out.line(
                                                                "remark           "
                                                                        + one.path("file").asText()
                                                                        + ": "
                                                                        + remark.asText())));
        if (folder == null && answer.path("needsPerson").asInt() > 0) {
            out.line("--out FOLDER writes the policy files, and what a person must read.");
        }
    }

    private static String why(JsonNode one) {
        return one.path("reason").asText();
    }

    private ArrayNode list(String name) {
        ArrayNode list = lists.get(name);
        if (list == null) {
            throw new IllegalArgumentException(name);
        }
        return list;
    }

    /** A reason without what is the series' own. */
    private static String general(String reason) {
        return reason.replaceAll(", see .*", "").replaceAll("\\bP\\d\\w*|\\d+", "…");
    }
}
