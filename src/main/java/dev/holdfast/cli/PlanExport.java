package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code policy export}: the file plan as a file. */
final class PlanExport {
    private final Holdfast root;

    PlanExport(Holdfast root) {
        this.root = root;
    }

    int run(Path csv, @Nullable String reviewer) {
        Map<String, String> query = reviewer == null ? Map.of() : Map.of("reviewer", reviewer);
        JsonNode plan = root.ask(rest -> rest.get("/api/v1/policies/file-plan", query), Map.of());
        try {
            Files.writeString(csv, plan.path("csv").asText());
        } catch (IOException e) {
            throw new Problem(
                    Code.EXPORT_NOT_WRITTEN,
                    csv + " cannot be written (" + e.getClass().getSimpleName() + ")",
                    "check the folder and its free space",
                    e);
        }
        ObjectNode answer = Rest.body().put("file", csv.toString());
        answer.set("labels", plan.path("labels"));
        answer.set("inexact", plan.path("inexact"));
        answer.set("leftOut", plan.path("leftOut"));
        root.answer(answer, Human::print);
        return 0;
    }
}
