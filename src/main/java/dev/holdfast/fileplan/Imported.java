package dev.holdfast.fileplan;

import java.util.List;
import java.util.Map;

/**
 * What an import made of the files it was given. Files are imported or refused; entries (record
 * series, rows of a file plan) are mapped, need a person, repeat another or, for rows, are refused.
 *
 * @param known what {@code id} stands for, by the rule it got; handed in again with the next files,
 *     so that a series is recognised across them
 */
public record Imported(
        List<FileOutcome> files,
        List<Mapped> mapped,
        List<Unmapped> needsPerson,
        List<Repeated> duplicates,
        List<RefusedRow> refusedRows,
        Map<String, String> known) {

    /** A file somebody hands in. */
    public record NamedText(String name, String text) {}

    /**
     * What became of a file.
     *
     * @param refused why it is refused; empty if it is imported
     * @param remarks what its reader should know, such as columns that are left out
     */
    public record FileOutcome(String name, String refused, int entries, List<String> remarks) {
        public FileOutcome {
            remarks = List.copyOf(remarks);
        }

        boolean imported() {
            return refused.isEmpty();
        }
    }

    /**
     * An entry that became a policy file.
     *
     * @param path where the file goes under the folder of the import
     */
    public record Mapped(String id, String path, String file, int entry, String text) {}

    /** An entry that a person has to read, with its own words. */
    public record Unmapped(
            String file, int entry, String series, String title, String reason, String words) {}

    /** An entry that is the same series with the same rule as one before it. */
    public record Repeated(String file, int entry, String id) {}

    /** A row that cannot be right, with its line in the file. */
    public record RefusedRow(String file, int line, String label, String reason) {}

    public Imported {
        files = List.copyOf(files);
        mapped = List.copyOf(mapped);
        needsPerson = List.copyOf(needsPerson);
        duplicates = List.copyOf(duplicates);
        refusedRows = List.copyOf(refusedRows);
        known = Map.copyOf(known);
    }

    /** All entries of the imported files. */
    public long entries() {
        return files.stream().mapToLong(FileOutcome::entries).sum();
    }

    public long importedFiles() {
        return files.stream().filter(FileOutcome::imported).count();
    }
}
