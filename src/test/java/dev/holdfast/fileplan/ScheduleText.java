package dev.holdfast.fileplan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

/** Schedules of an office that does not exist, in both schemas. */
final class ScheduleText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArrayNode series = JSON.createArrayNode();

    /** A series with its fields in groups and a code. */
    ScheduleText coded(String id, String title, String code, @Nullable Integer years) {
        return coded(id, title, code, words(code, years), years, "", "");
    }

    ScheduleText coded(
            String id,
            String title,
            String code,
            String words,
            @Nullable Integer years,
            String description,
            String remarks) {
        ObjectNode one = series.addObject();
        one.putObject("schedule_metadata")
                .put("state", "zz")
                .put("agency_name", "")
                .put("schedule_id", "LAMP")
                .put("url", "https://archive.example/lamp");
        one.putObject("series_metadata")
                .put("series_id", id)
                .put("series_title", title)
                .put("series_description", description)
                .put("legal_citation", "Lamp Act § 4");
        one.putObject("retention_rules")
                .put("trigger_event", words)
                .put("duration_years", years)
                .putNull("duration_months")
                .put("disposition_method", "");
        one.putObject("tracking_data").put("last_checked", "2026-03-30").put("comments", remarks);
        one.put("retention_code", code).put("retention_days", "");
        return this;
    }

    /** A series with its fields side by side and a sentence. */
    ScheduleText flat(
            String id,
            String title,
            String statement,
            @Nullable Integer years,
            String disposition) {
        series.addObject()
                .put("state", "zz")
                .put("agency_name", "LMP")
                .put("schedule_id", "77-0001")
                .put("series_id", id)
                .put("series_title", title)
                .put("series_description", "")
                .put("retention_statement", statement)
                .put("retention_years", years)
                .put("retention_months", "")
                .put("retention_code", "")
                .put("disposition", disposition)
                .put("url", "https://archive.example/" + id)
                .put("last_checked", "2026-03-06");
        return this;
    }

    /** A series with its fields in groups and what was left of a sentence. */
    ScheduleText remainder(String id, String title, String words, @Nullable Integer years) {
        ObjectNode one = series.addObject();
        one.putObject("schedule_metadata")
                .put("state", "zz")
                .put("agency_name", "LMP")
                .put("schedule_id", "77-0001");
        one.putObject("series_metadata").put("series_id", id).put("series_title", title);
        one.putObject("retention_rules")
                .put("trigger_event", words)
                .put("duration_years", years)
                .put("disposition_method", "Paper: Shred");
        return this;
    }

    ScheduleText element(String text) {
        series.add(text);
        return this;
    }

    Imported.NamedText named(String name) {
        return new Imported.NamedText(name, toString());
    }

    @Override
    public String toString() {
        return series.toPrettyString();
    }

    private static String words(String code, @Nullable Integer years) {
        return switch (code) {
            case "AC" -> "Closed";
            case "FE" -> "Fiscal Year End";
            case "PM" -> "Permanent";
            case "" -> years == null ? "" : years + " years";
            default -> "Words";
        };
    }
}
