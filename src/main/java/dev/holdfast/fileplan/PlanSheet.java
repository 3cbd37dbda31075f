package dev.holdfast.fileplan;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The CSV of a file plan, in both directions. */
final class PlanSheet {
    /** What came of reading a file. */
    sealed interface Read {
        /**
         * @param remarks columns nobody knows, which are left out
         */
        record Accepted(List<PlanRow> rows, List<String> remarks) implements Read {}

        record Refused(String reason) implements Read {}
    }

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private PlanSheet() {}

    static Read read(String text) {
        String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        if (unmarked.isBlank()) {
            return new Read.Refused("the file is empty");
        }
        try (CSVParser parser = CSVParser.parse(unmarked, FORMAT)) {
            return read(parser);
        } catch (IOException | UncheckedIOException e) {
            return new Read.Refused("not valid CSV: " + e.getMessage());
        }
    }

    private static Read read(CSVParser parser) {
        Iterator<CSVRecord> records = parser.iterator();
        CSVRecord first = records.next();
        List<Optional<PlanColumn>> header = first.stream().map(PlanColumn::of).toList();
        List<PlanColumn> columns = header.stream().flatMap(Optional::stream).toList();
        if (!columns.contains(PlanColumn.LABEL_NAME)) {
            return new Read.Refused("line 1: its header has no column LabelName");
        }
        if (new HashSet<>(columns).size() < columns.size()) {
            return new Read.Refused("line 1: its header names a column twice");
        }
        List<String> remarks =
                first.stream()
                        .filter(name -> PlanColumn.of(name).isEmpty())
                        .map(name -> "the column '" + name.strip() + "' is not known and left out")
                        .toList();
        List<PlanRow> rows = new ArrayList<>();
        long ended = parser.getCurrentLineNumber();
        while (records.hasNext()) {
            CSVRecord record = records.next();
            rows.add(new PlanRow(line(record, ended, parser), cells(record, header)));
            ended = parser.getCurrentLineNumber();
        }
        return new Read.Accepted(rows, remarks);
    }

    /** Where a record begins: a cell may span lines, and empty lines may stand before it. */
    private static int line(CSVRecord record, long before, CSVParser parser) {
        long breaks = record.stream().mapToLong(cell -> cell.lines().skip(1).count()).sum();
        return (int) Math.max(before + 1, parser.getCurrentLineNumber() - breaks);
    }

    private static Map<PlanColumn, String> cells(
            CSVRecord record, List<Optional<PlanColumn>> header) {
        Map<PlanColumn, String> cells = new EnumMap<>(PlanColumn.class);
        for (int i = 0; i < Math.min(record.size(), header.size()); i++) {
            String cell = record.get(i);
            header.get(i).ifPresent(column -> cells.put(column, cell));
        }
        return cells;
    }

    /** The rows as CSV, with all columns, in their order. */
    static String write(List<PlanRow> rows) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(Arrays.stream(PlanColumn.values()).map(PlanColumn::header));
            for (PlanRow row : rows) {
                printer.printRecord(Arrays.stream(PlanColumn.values()).map(row::at));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
