package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.StreamSupport;

/** Policies as people read them: a few columns, the confidence always among them. */
final class PolicyTelling {
    private PolicyTelling() {}

    static void policies(JsonNode answer, Printed printed) {
        rows(answer, printed, List.of("id", "confidence", "period", "from", "then", "title"));
        if (answer.has("wouldChange")) {
            change(answer.path("wouldChange"), printed);
        }
        warning(answer, printed);
    }

    static void available(JsonNode answer, Printed printed) {
        rows(answer, printed, List.of("id", "jurisdiction", "confidence", "binds", "period"));
        printed.line("drafts (known, doubtful) are activated only with --accept-draft");
        warning(answer, printed);
    }

    static void withoutPeriod(JsonNode answer, Printed printed) {
        for (JsonNode rule : answer.path("policies")) {
            printed.line(rule.path("id").asText() + "  " + rule.path("authority").asText());
            printed.line("  demands   " + rule.path("demands").asText());
            printed.line("  answer    " + rule.path("answeredBy").asText());
            printed.line("  confidence " + rule.path("confidence").asText());
        }
        warning(answer, printed);
    }

    static void shown(JsonNode answer, Printed printed) {
        for (Map.Entry<String, JsonNode> field : answer.path("fields").properties()) {
            if (!field.getValue().asText().equals("-")) {
                printed.line(pad(field.getKey(), 22) + field.getValue().asText());
            }
        }
        printed.line(pad("active", 22) + (answer.path("active").asBoolean() ? "yes" : "no"));
        for (JsonNode version : answer.path("history")) {
            printed.line(
                    String.format(
                            Locale.ROOT,
                            "version %d: active since %s by %s%s%s, changed %d items",
                            version.path("version").asInt(),
                            version.path("activatedAt").asText(),
                            version.path("activatedBy").asText(),
                            version.has("retiredAt")
                                    ? " until " + version.path("retiredAt").asText()
                                    : "",
                            version.path("locked").asBoolean() ? ", locked" : "",
                            version.path("difference").path("items").asLong()));
        }
        warning(answer, printed);
    }

    static void difference(JsonNode answer, Printed printed) {
        if (answer.path("fields").isEmpty()) {
            printed.line("no field differs");
        }
        for (JsonNode change : answer.path("fields")) {
            printed.line(change.path("field").asText());
            printed.line("  was  " + change.path("was").asText());
            printed.line("  is   " + change.path("is").asText());
        }
        change(answer.path("wouldChange"), printed);
        warning(answer, printed);
    }

    private static void change(JsonNode change, Printed printed) {
        StringJoiner transitions = new StringJoiner(", ");
        for (Map.Entry<String, JsonNode> one : change.properties()) {
            if (one.getKey().contains("To") && one.getValue().asLong() > 0) {
                transitions.add(
                        one.getKey()
                                + " "
                                + String.format(Locale.ROOT, "%,d", one.getValue().asLong()));
            }
        }
        printed.line(
                String.format(
                        Locale.ROOT,
                        "changes %,d items, %s%s",
                        change.path("items").asLong(),
                        Human.bytes(change.path("bytes").asLong()),
                        transitions.length() == 0 ? "" : ": " + transitions));
    }

    private static void rows(JsonNode answer, Printed printed, List<String> columns) {
        List<List<String>> rows =
                StreamSupport.stream(answer.path("policies").spliterator(), false)
                        .map(row -> columns.stream().map(column -> word(row, column)).toList())
                        .toList();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
                line.append(pad(row.get(i), width + 2));
            }
            printed.line(line.toString().stripTrailing());
        }
        printed.line(rows.size() + (rows.size() == 1 ? " policy" : " policies"));
    }

    private static String word(JsonNode row, String column) {
        JsonNode value = row.path(column);
        String text;
        if (value.isArray()) {
            StringJoiner words = new StringJoiner(", ");
            value.forEach(one -> words.add(one.asText()));
            text = words.length() == 0 ? "everybody" : words.toString();
        } else {
            text = value.isNull() || value.isMissingNode() ? "-" : value.asText();
        }
        boolean locked = column.equals("id") && row.path("locked").asBoolean();
        return Human.cut(text, 60) + (locked ? " (locked)" : "");
    }

    private static void warning(JsonNode answer, Printed printed) {
        if (answer.has("disclaimer")) {
            printed.line(answer.path("disclaimer").asText());
        }
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
