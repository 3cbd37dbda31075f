package dev.holdfast.fileplan;

import dev.holdfast.policy.PolicyReader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns the rows of a file plan's CSV into policy files. */
final class PlanImport {
    private final PolicyReader reader;

    PlanImport(PolicyReader reader) {
        this.reader = reader;
    }

    void add(Imported.NamedText file, Sheet sheet) {
        switch (PlanSheet.read(file.text())) {
            case PlanSheet.Read.Refused(String reason) -> sheet.refuse(file.name(), reason);
            case PlanSheet.Read.Accepted(List<PlanRow> rows, List<String> remarks) -> {
                sheet.files.add(new Imported.FileOutcome(file.name(), "", rows.size(), remarks));
                Map<String, List<PlanRow>> byName =
                        rows.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                PlanImport::name,
                                                LinkedHashMap::new,
                                                Collectors.toList()));
                rows.forEach(
                        row -> add(file, row, byName.getOrDefault(name(row), List.of()), sheet));
            }
        }
    }

    private static String name(PlanRow row) {
        return EventName.slug(row.at(PlanColumn.LABEL_NAME));
    }

    /**
     * @param namesakes all rows of that name: equal ones are one label, others cannot all be right
     */
    private void add(Imported.NamedText file, PlanRow row, List<PlanRow> namesakes, Sheet sheet) {
        String label = row.at(PlanColumn.LABEL_NAME);
        String other =
                namesakes.stream()
                        .filter(one -> !one.cells().equals(row.cells()))
                        .map(one -> Integer.toString(one.line()))
                        .collect(Collectors.joining(", "));
        if (!other.isEmpty() && !label.isEmpty()) {
            refuse(
                    file,
                    row,
                    "the label '" + label + "' is also, otherwise, in line " + other,
                    sheet);
            return;
        }
        switch (RowPolicy.of(row)) {
            case RowPolicy.Result.Wrong(String reason) -> refuse(file, row, reason, sheet);
            case RowPolicy.Result.Unsure(String reason) -> {
                if (!repeats(file, row, name(row), Sheet.PERSON, sheet)) {
                    needsPerson(file, row, reason, sheet);
                }
            }
            case RowPolicy.Result.Drafted(String id, String text) -> {
                String at = file.name() + ":" + row.line();
                if (reader.read(at, text) instanceof PolicyReader.Reading.Refused refused) {
                    refuse(file, row, refused.faults().getFirst().where(), sheet);
                } else if (!repeats(file, row, id, text, sheet)) {
                    sheet.mapped.add(
                            new Imported.Mapped(
                                    id,
                                    "file-plan/" + id + ".yaml",
                                    file.name(),
                                    row.line(),
                                    text));
                }
            }
        }
    }

    /** Whether a label of that name is known already; if it says otherwise, the row is refused. */
    private static boolean repeats(
            Imported.NamedText file, PlanRow row, String id, String rule, Sheet sheet) {
        String before = sheet.known.get(id);
        if (before == null) {
            sheet.know(id, rule);
            return false;
        }
        if (before.equals(rule)) {
            sheet.duplicates.add(new Imported.Repeated(file.name(), row.line(), id));
        } else {
            refuse(file, row, "another file has a label '" + id + "' that says otherwise", sheet);
        }
        return true;
    }

    private static void refuse(Imported.NamedText file, PlanRow row, String reason, Sheet sheet) {
        sheet.refusedRows.add(
                new Imported.RefusedRow(
                        file.name(), row.line(), row.at(PlanColumn.LABEL_NAME), reason));
    }

    private static void needsPerson(
            Imported.NamedText file, PlanRow row, String reason, Sheet sheet) {
        String words =
                new TreeMap<>(row.cells())
                        .entrySet().stream()
                                .map(cell -> cell.getKey().header() + " " + cell.getValue())
                                .collect(Collectors.joining(" | "));
        sheet.needsPerson.add(
                new Imported.Unmapped(
                        file.name(),
                        row.line(),
                        row.at(PlanColumn.REFERENCE_ID),
                        row.at(PlanColumn.LABEL_NAME),
                        reason,
                        words));
    }
}
