package dev.holdfast.fileplan;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a file plan says of a label and a policy file has no field for: kept in the note of its
 * authority, one line for each column, so that an export finds it again.
 */
final class Descriptors {
    private static final String SEPARATOR = ": ";

    private Descriptors() {}

    static String note(Map<PlanColumn, String> descriptors) {
        return descriptors.entrySet().stream()
                .map(one -> one.getKey().header() + SEPARATOR + one.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** The descriptors of a note; its other lines are somebody's remarks and stay behind. */
    static Map<PlanColumn, String> of(String note) {
        Map<PlanColumn, String> found = new EnumMap<>(PlanColumn.class);
        List<String> lines = note.lines().toList();
        for (String line : lines) {
            column(line)
                    .ifPresent(
                            column ->
                                    found.put(
                                            column,
                                            line.substring(
                                                    column.header().length()
                                                            + SEPARATOR.length())));
        }
        return found;
    }

    private static Optional<PlanColumn> column(String line) {
        return Arrays.stream(PlanColumn.values())
                .filter(column -> line.startsWith(column.header() + SEPARATOR))
                .findFirst();
    }
}
