package dev.holdfast.fileplan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an import has gathered so far. */
final class Sheet {
    /** Stands for a series that needs a person. */
    static final String PERSON = "needs a person";

    final List<Imported.FileOutcome> files = new ArrayList<>();
    final List<Imported.Mapped> mapped = new ArrayList<>();
    final List<Imported.Unmapped> needsPerson = new ArrayList<>();
    final List<Imported.Repeated> duplicates = new ArrayList<>();
    final List<Imported.RefusedRow> refusedRows = new ArrayList<>();

    /** Rule by id: of the files before these, and of these. */
    final Map<String, String> known;

    private final Map<String, String> found = new HashMap<>();

    Sheet(Map<String, String> earlier) {
        known = new HashMap<>(earlier);
    }

    void know(String id, String rule) {
        known.put(id, rule);
        found.put(id, rule);
    }

    void refuse(String file, String reason) {
        files.add(new Imported.FileOutcome(file, reason, 0, List.of()));
    }

    Imported done() {
        return new Imported(files, mapped, needsPerson, duplicates, refusedRows, found);
    }
}
