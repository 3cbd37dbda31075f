package dev.holdfast.fileplan;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a file of published record series, in either of two schemas: one with its fields in groups
 * ({@code schedule_metadata}, {@code series_metadata}, {@code retention_rules}, …), one with all of
 * them side by side ({@code retention_statement}, {@code retention_years}, …).
 */
final class ScheduleReader {
    /** What came of reading a file. */
    sealed interface Schedule {
        /**
         * @param odd places (from 1) of what is no series, with the reason
         */
        record Accepted(List<Series> series, List<Odd> odd) implements Schedule {}

        record Refused(String reason) implements Schedule {}
    }

    /** An element that is no series. */
    record Odd(int number, String reason, String words) {}

    private static final int SHOWN = 200;

    private static final Pattern WHOLE = Pattern.compile("\\d{1,6}");
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private ScheduleReader() {}

    static Schedule read(String file, String text) {
        if (text.isBlank()) {
            return new Schedule.Refused("the file is empty");
        }
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return new Schedule.Refused(reason(text, e));
        }
        if (root.isObject() && root.has("repository_name")) {
            return new Schedule.Accepted(List.of(), List.of());
        }
        if (root.isObject() && isSeries(root)) {
            return new Schedule.Accepted(List.of(series(file, 1, root)), List.of());
        }
        if (!root.isArray()) {
            return new Schedule.Refused("valid JSON, but no list of record series");
        }
        List<Series> series = new ArrayList<>();
        List<Odd> odd = new ArrayList<>();
        for (int i = 0; i < root.size(); i++) {
            JsonNode one = root.get(i);
            if (isSeries(one)) {
                series.add(series(file, i + 1, one));
            } else {
                odd.add(
                        new Odd(
                                i + 1,
                                "an element of neither schema",
                                OneLine.cut(OneLine.of(one.toString()), SHOWN)));
            }
        }
        return new Schedule.Accepted(series, odd);
    }

    private static String reason(String text, JsonProcessingException e) {
        int marked = conflict(text);
        if (marked > 0) {
            return "conflict marker at line " + marked + ": a merge nobody resolved";
        }
        JsonLocation at = e.getLocation();
        String where = at == null ? "" : " at " + at.getLineNr() + ":" + at.getColumnNr();
        String why = e.getOriginalMessage().lines().findFirst().orElse("");
        return "not valid JSON" + where + ": " + why;
    }

    /** The first line that begins with seven of {@code <} or {@code >}; 0 without. */
    private static int conflict(String text) {
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.startsWith("<<<<<<<") || line.startsWith(">>>>>>>")) {
                return number;
            }
        }
        return 0;
    }

    private static boolean isSeries(JsonNode node) {
        return node.path("series_metadata").isObject() && node.path("retention_rules").isObject()
                || node.has("series_title") && node.has("retention_statement");
    }

    private static Series series(String file, int number, JsonNode node) {
        return node.has("series_metadata") ? grouped(file, number, node) : flat(file, number, node);
    }

    private static Series grouped(String file, int number, JsonNode node) {
        JsonNode schedule = node.path("schedule_metadata");
        JsonNode series = node.path("series_metadata");
        JsonNode rules = node.path("retention_rules");
        JsonNode tracking = node.path("tracking_data");
        boolean coded = node.has("retention_code");
        boolean sentence = !coded && rules.has("disposition");
        Series.Wording wording =
                coded
                        ? Series.Wording.CODE
                        : sentence ? Series.Wording.STATEMENT : Series.Wording.REMAINDER;
        String trigger = text(rules, "trigger_event");
        return new Series(
                file,
                number,
                text(schedule, "state"),
                text(schedule, "agency_name"),
                text(schedule, "schedule_id"),
                text(series, "series_id"),
                text(series, "series_title"),
                text(series, "series_description"),
                text(series, "legal_citation"),
                text(schedule, "url"),
                wording,
                sentence ? text(rules, "disposition") : trigger,
                coded ? text(node, "retention_code") : sentence ? trigger : "",
                new Series.Stated(
                        whole(rules, "duration_years"),
                        whole(rules, "duration_months"),
                        whole(node, "retention_weeks"),
                        whole(node, "retention_days")),
                sentence ? "" : text(rules, "disposition_method"),
                text(tracking, "comments"),
                text(tracking, "last_checked"),
                text(tracking, "last_updated_by_state"));
    }

    private static Series flat(String file, int number, JsonNode node) {
        return new Series(
                file,
                number,
                text(node, "state"),
                text(node, "agency_name"),
                text(node, "schedule_id"),
                text(node, "series_id"),
                text(node, "series_title"),
                text(node, "series_description"),
                text(node, "legal_citation"),
                text(node, "url"),
                Series.Wording.STATEMENT,
                text(node, "retention_statement"),
                text(node, "retention_code"),
                new Series.Stated(
                        whole(node, "retention_years"),
                        whole(node, "retention_months"),
                        whole(node, "retention_weeks"),
                        whole(node, "retention_days")),
                text(node, "disposition"),
                text(node, "comments"),
                text(node, "last_checked"),
                text(node, "last_updated"));
    }

    /** The field on one line; empty where it is missing or null. */
    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? OneLine.of(value.asText()) : "";
    }

    /** A whole number, also where it is written as text; null where there is none. */
    private static @Nullable Integer whole(JsonNode node, String field) {
        String text = text(node, field);
        return WHOLE.matcher(text).matches() ? Integer.valueOf(text) : null;
    }
}
