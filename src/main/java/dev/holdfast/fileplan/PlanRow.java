package dev.holdfast.fileplan;

import java.util.EnumMap;
import java.util.Map;

/**
 * One row of a file plan: one label.
 *
 * @param line where the row begins, from 1
 * @param cells what is written, each on one line; a blank cell is absent
 */
record PlanRow(int line, Map<PlanColumn, String> cells) {
    PlanRow {
        Map<PlanColumn, String> written = new EnumMap<>(PlanColumn.class);
        cells.forEach(
                (column, cell) -> {
                    String text = OneLine.of(cell);
                    if (!text.isEmpty()) {
                        written.put(column, text);
                    }
                });
        cells = written;
    }

    /** The cell; empty if blank. */
    String at(PlanColumn column) {
        return cells.getOrDefault(column, "");
    }

    boolean has(PlanColumn column) {
        return cells.containsKey(column);
    }
}
