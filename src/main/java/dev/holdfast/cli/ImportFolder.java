package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** Where an import puts policy files, and lists of what did not become one. */
final class ImportFolder {
    private final Path folder;
    private final Set<Path> made = new HashSet<>();

    ImportFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Makes the folder; refuses one that holds anything. */
    void open() {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new Problem(
                            Code.IMPORT_FOLDER_NOT_EMPTY,
                            "the folder " + folder + " is not empty",
                            "name a new folder, so that old and new policy files do not mix");
                }
            }
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    void policy(JsonNode mapped) {
        Path file = folder.resolve(mapped.path("path").asText()).normalize();
        if (!file.startsWith(folder)) {
            throw new IllegalStateException(file + " leads out of " + folder);
        }
        try {
            Path parent = file.getParent();
            if (parent != null && made.add(parent)) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, mapped.path("text").asText());
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    /** A list as CSV; none where it is empty. */
    void list(String name, ArrayNode rows) {
        if (rows.isEmpty()) {
            return;
        }
        Set<String> columns = new LinkedHashSet<>();
        rows.get(0).fieldNames().forEachRemaining(columns::add);
        String file = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + ".csv";
        try (CSVPrinter printer =
                new CSVPrinter(Files.newBufferedWriter(folder.resolve(file)), CSVFormat.RFC4180)) {
            printer.printRecord(columns);
            for (JsonNode row : rows) {
                printer.printRecord(columns.stream().map(column -> cell(row.path(column))));
            }
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    private static String cell(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        StringJoiner words = new StringJoiner("; ");
        value.forEach(one -> words.add(one.asText()));
        return words.toString();
    }

    private Problem unwritten(IOException e) {
        return new Problem(
                Code.IMPORT_NOT_WRITTEN,
                "the import cannot be written to "
                        + folder
                        + " ("
                        + e.getClass().getSimpleName()
                        + ")",
                "check the folder and its free space",
                e);
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
