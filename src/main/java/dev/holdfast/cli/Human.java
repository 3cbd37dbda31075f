package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** An answer as people read it: fields as lines, lists of alike things as a table. */
final class Human {
    private static final int WIDEST_COLUMN = 48;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Human() {}

    /** Prints any answer. */
    static void print(JsonNode answer, Printed printed) {
        fields(answer, "", printed);
    }

    static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit < UNITS.length - 1) {
            size /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS[unit]);
    }

    private static void fields(JsonNode object, String indent, Printed printed) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            String name = indent + field.getKey();
            if (value.isObject() && !value.isEmpty()) {
                printed.line(name + ":");
                fields(value, indent + "  ", printed);
            } else if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
                printed.line(name + ":");
                table(value, indent + "  ", printed);
            } else if (!value.isObject()) {
                printed.line(String.format(Locale.ROOT, "%-16s %s", name, word(value)));
            }
        }
    }

    /** One line a row; a row's nested parts are not shown. */
    private static void table(JsonNode rows, String indent, Printed printed) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(
                row ->
                        row.properties()
                                .forEach(
                                        field -> {
                                            if (!field.getValue().isContainerNode()
                                                    || flat(field.getValue())) {
                                                columns.add(field.getKey());
                                            }
                                        }));
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.copyOf(columns));
        rows.forEach(
                row ->
                        lines.add(
                                columns.stream()
                                        .map(column -> cut(word(row.path(column))))
                                        .toList()));
        for (List<String> line : lines) {
            StringJoiner text = new StringJoiner("  ");
            for (int i = 0; i < line.size(); i++) {
                int column = i;
                int width = lines.stream().mapToInt(l -> l.get(column).length()).max().orElse(0);
                text.add(i == line.size() - 1 ? line.get(i) : pad(line.get(i), width));
            }
            printed.line(indent + text.toString().stripTrailing());
        }
    }

    private static boolean flat(JsonNode value) {
        return value.isArray() && (value.isEmpty() || !value.get(0).isContainerNode());
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String cut(String text) {
        return cut(text, WIDEST_COLUMN);
    }

    /** The text on one line, at most so long. */
    static String cut(String text, int width) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= width ? line : line.substring(0, width - 1) + "…";
    }

    private static String word(JsonNode value) {
        if (value.isArray()) {
            StringJoiner words = new StringJoiner(", ");
            value.forEach(one -> words.add(word(one)));
            return words.length() == 0 ? "none" : words.toString();
        }
        return value.isMissingNode() || value.isNull()
                ? "-"
                : value.isIntegralNumber() && Math.abs(value.asLong()) >= 10_000
                        ? String.format(Locale.ROOT, "%,d", value.asLong())
                        : value.asText();
    }
}
