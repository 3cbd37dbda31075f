package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Permission;
import dev.holdfast.fileplan.ExportFilePlan;
import dev.holdfast.fileplan.ImportFilePlan;
import dev.holdfast.fileplan.Imported;
import dev.holdfast.problem.Code;
import dev.holdfast.retention.ActivePolicies;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Retention as others publish it: record schedules and file plans in, a file plan out. */
@Controller("/api/v1/policies")
@ExecuteOn(TaskExecutors.BLOCKING)
public class FilePlanController {
    /**
     * Schedules (JSON) and file plans (CSV) with their names and text.
     *
     * @param known {@code known} of the answers to earlier parts of the same import, together
     */
    public record Ask(List<Imported.NamedText> files, @Nullable Map<String, String> known) {}

    private final ImportFilePlan imports;
    private final ActivePolicies active;

    FilePlanController(ImportFilePlan imports, ActivePolicies active) {
        this.imports = imports;
        this.active = active;
    }

    /**
     * Turns them into policy files, each with the path it may be stored under; changes nothing.
     * Files = imported + refused; series = mapped + needsPerson + duplicates + refusedRows.
     */
    @Post("/import")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> read(@Body Ask ask) {
        Map<String, String> known = ask.known() == null ? Map.of() : ask.known();
        Imported imported = imports.read(ask.files() == null ? List.of() : ask.files(), known);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("files", imported.files().size());
        fields.put("imported", imported.importedFiles());
        fields.put("series", imported.entries());
        fields.put(
                "refused",
                imported.files().stream()
                        .filter(file -> !file.refused().isEmpty())
                        .map(file -> refused(file.name(), file.refused()))
                        .toList());
        fields.put(
                "remarks",
                imported.files().stream()
                        .filter(file -> !file.remarks().isEmpty())
                        .map(file -> Map.of("file", file.name(), "remarks", file.remarks()))
                        .toList());
        fields.put("mapped", imported.mapped());
        fields.put("needsPerson", imported.needsPerson());
        fields.put("duplicates", imported.duplicates());
        fields.put(
                "refusedRows",
                imported.refusedRows().stream().map(FilePlanController::refused).toList());
        fields.put("known", imported.known());
        return fields;
    }

    /** The labels in force as a file plan of Microsoft Purview, and what it cannot say. */
    @Get("/file-plan")
    @Allow(Permission.SEE_RETENTION)
    public ExportFilePlan.Plan plan(@QueryValue @Nullable String reviewer) {
        return ExportFilePlan.of(
                active.list().stream().map(ActivePolicies.Active::policy).toList(), reviewer);
    }

    private static Map<String, Object> refused(String file, String reason) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", file);
        fields.put("code", Code.SCHEDULE_REFUSED.text());
        fields.put("reason", reason);
        return fields;
    }

    private static Map<String, Object> refused(Imported.RefusedRow row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", row.file());
        fields.put("line", row.line());
        fields.put("code", Code.PLAN_ROW_REFUSED.text());
        fields.put("label", row.label());
        fields.put("reason", row.reason());
        return fields;
    }
}
