package dev.holdfast.directory;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads a CSV file of custodians (RFC 4180, UTF-8). The first row names the attributes; {@code
 * name} must be among them; several values in a cell are separated by semicolons. One fault
 * anywhere refuses the whole file.
 */
final class DirectoryCsv {
    private static final int LONGEST = 1_000;

    private final FileFault fault;
    private final LocalDate asOf;
    private final List<String> attributes = new ArrayList<>();
    private final Map<String, List<Statement>> byCustodian = new HashMap<>();
    private final Map<String, List<Statement>> byAlias = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();

    private DirectoryCsv(FileFault fault, LocalDate asOf) {
        this.fault = fault;
        this.asOf = asOf;
    }

    /**
     * @param file as faults name it
     * @param asOf from which day a row holds that does not say so
     * @throws dev.holdfast.problem.Problem HF-5041 with file, line, column and reason
     */
    static List<Statement> read(String file, byte[] bytes, LocalDate asOf) {
        FileFault fault = new FileFault(file);
        DirectoryCsv csv = new DirectoryCsv(fault, asOf);
        csv.read(FileText.of(bytes, fault));
        return csv.statements;
    }

    private void read(String text) {
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
        Lines lines = new Lines(text);
        try (CSVParser rows = CSVParser.parse(new StringReader(text), format)) {
            Iterator<CSVRecord> all = rows.iterator();
            while (next(all, rows)) {
                CSVRecord row = all.next();
                if (row.size() == 1 && row.get(0).isBlank()) {
                    continue;
                }
                long line = lines.of(row.getCharacterPosition());
                if (attributes.isEmpty()) {
                    header(row, line);
                } else {
                    row(row, line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (statements.isEmpty()) {
            throw fault.at("", "there is no custodian in it, only a header");
        }
    }

    private boolean next(Iterator<CSVRecord> all, CSVParser rows) {
        long line = rows.getCurrentLineNumber() + 1;
        try {
            return all.hasNext();
        } catch (UncheckedIOException e) {
            throw fault.at(
                    line,
                    "quotation marks that do not match: "
                            + String.valueOf(e.getMessage()).replaceFirst("^.*Exception: ", ""));
        }
    }

    private void header(CSVRecord row, long line) {
        for (int i = 0; i < row.size(); i++) {
            String name = Words.attribute(row.get(i));
            if (name.isEmpty()) {
                throw fault.at(line, i + 1, "", "the column has no heading");
            }
            if (attributes.contains(name)) {
                throw fault.at(line, i + 1, row.get(i), "a second column for " + name);
            }
            attributes.add(name);
        }
        if (!attributes.contains(Words.NAME)) {
            throw fault.at(
                    line,
                    "no column is headed 'name'"
                            + (row.size() == 1 && row.get(0).contains(";")
                                    ? "; columns are separated by commas"
                                    : ""));
        }
    }

    private void row(CSVRecord row, long line) {
        if (row.size() != attributes.size()) {
            throw fault.at(line, row.size() + " cells under " + attributes.size() + " headings");
        }
        String name = "";
        LocalDate from = asOf;
        LocalDate until = null;
        Map<String, List<String>> said = new TreeMap<>();
        for (int i = 0; i < row.size(); i++) {
            String attribute = attributes.get(i);
            String cell = row.get(i).strip();
            if (cell.length() > LONGEST) {
                throw fault.at(line, i + 1, attribute, "longer than " + LONGEST + " characters");
            }
            switch (attribute) {
                case Words.NAME -> name = named(cell, line, i);
                case Words.FROM -> from = cell.isEmpty() ? asOf : day(cell, line, i);
                case Words.UNTIL -> until = cell.isEmpty() ? null : day(cell, line, i);
                default -> said.put(attribute, values(attribute, cell, line, i));
            }
        }
        if (until != null && until.isBefore(from)) {
            throw fault.at(
                    line,
                    attributes.indexOf(Words.UNTIL) + 1,
                    Words.UNTIL,
                    "it ends on " + until + ", before it begins on " + from);
        }
        add(new Statement(line, name, from, until, said));
    }

    private void add(Statement statement) {
        List<Statement> mine =
                byCustodian.computeIfAbsent(
                        Words.key(statement.custodian()), k -> new ArrayList<>(1));
        Statement twice = overlapping(mine, statement);
        if (twice != null) {
            throw fault.at(
                    at(statement),
                    attributes.indexOf(Words.NAME) + 1,
                    Words.NAME,
                    "'"
                            + statement.custodian()
                            + "' stands on line "
                            + twice.line()
                            + " too, for the same days; say from and until");
        }
        mine.add(statement);
        for (String alias : statement.names()) {
            List<Statement> others =
                    byAlias.computeIfAbsent(Words.key(alias), k -> new ArrayList<>(1));
            Statement other = overlapping(others, statement);
            if (other != null) {
                throw fault.at(
                        at(statement),
                        attributes.indexOf(Words.ALIAS) + 1,
                        Words.ALIAS,
                        "'"
                                + alias
                                + "' belongs to '"
                                + other.custodian()
                                + "' of line "
                                + other.line()
                                + " on the same days");
            }
        }
        statement.names().stream()
                .map(Words::key)
                .distinct()
                .forEach(key -> byAlias.getOrDefault(key, new ArrayList<>()).add(statement));
        statements.add(statement);
    }

    private static @Nullable Statement overlapping(List<Statement> these, Statement one) {
        for (Statement other : these) {
            if (other.overlaps(one)) {
                return other;
            }
        }
        return null;
    }

    private String named(String cell, long line, int column) {
        if (Words.key(cell).isEmpty()) {
            throw fault.at(line, column + 1, Words.NAME, "the name is missing");
        }
        return cell;
    }

    private List<String> values(String attribute, String cell, long line, int column) {
        if (Words.DAYS.contains(attribute)) {
            return cell.isEmpty() ? List.of() : List.of(day(cell, line, column).toString());
        }
        return Stream.of(cell.split(";", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private LocalDate day(String cell, long line, int column) {
        try {
            LocalDate day = LocalDate.parse(cell);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            // refused below, with the place
        }
        throw fault.at(
                line,
                column + 1,
                attributes.get(column),
                "'" + cell + "' is not a day; write it as 2026-01-31");
    }

    private static long at(Statement statement) {
        Long line = statement.line();
        return line == null ? 0 : line;
    }

    /** Numbers the lines of a text as one walks through it. */
    private static final class Lines {
        private final String text;
        private int at;
        private long line = 1;

        Lines(String text) {
            this.text = text;
        }

        long of(long position) {
            for (; at < position; at++) {
                if (text.charAt(at) == '\n') {
                    line++;
                }
            }
            return line;
        }
    }
}
