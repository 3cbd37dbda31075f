package dev.holdfast.fileplan;

import java.util.List;

/** Turns the record series of schedule files into policy files. */
final class ScheduleImport {
    /** Where more of a file's rows than one in so many ran together, none of them is trusted. */
    private static final int ONE_IN = 10;

    private ScheduleImport() {}

    static void add(Imported.NamedText file, Sheet sheet) {
        switch (ScheduleReader.read(file.name(), file.text())) {
            case ScheduleReader.Schedule.Refused(String reason) ->
                    sheet.refuse(file.name(), reason);
            case ScheduleReader.Schedule.Accepted(
                            List<Series> series,
                            List<ScheduleReader.Odd> odd) -> {
                int entries = series.size() + odd.size();
                List<String> remarks = entries == 0 ? List.of("it lists no series") : List.of();
                sheet.files.add(
                        new Imported.FileOutcome(file.name(), "", entries, remarks));
                odd.forEach(
                        one ->
                                sheet.needsPerson.add(
                                        new Imported.Unmapped(
                                                file.name(),
                                                one.number(),
                                                "",
                                                "",
                                                one.reason(),
                                                one.words())));
                boolean trusted =
                        series.stream().filter(SeriesReader::ranTogether).count() * ONE_IN
                                <= series.size();
                series.forEach(one -> add(one, trusted, sheet));
            }
        }
    }

    private static void add(Series series, boolean trusted, Sheet sheet) {
        Reading reading = SeriesReader.read(series);
        if (reading instanceof Reading.Mapped && !trusted) {
            reading = new Reading.Unsure("the columns of the table ran together in this file");
        }
        String id = PolicyDraft.id(series);
        String before = sheet.known.get(id);
        switch (reading) {
            case Reading.Unsure(String reason) -> {
                if (before != null) {
                    repeat(series, id, sheet);
                } else {
                    sheet.know(id, Sheet.PERSON);
                    needsPerson(series, reason, sheet);
                }
            }
            case Reading.Mapped(Rule rule) -> {
                if (before == null) {
                    sheet.know(id, rule.fingerprint());
                    sheet.mapped.add(
                            new Imported.Mapped(
                                    id,
                                    PolicyDraft.path(series, id),
                                    series.file(),
                                    series.number(),
                                    PolicyDraft.text(series, rule, id)));
                } else if (before.equals(rule.fingerprint()) || before.equals(Sheet.PERSON)) {
                    repeat(series, id, sheet);
                } else {
                    needsPerson(
                            series,
                            "contradictory: published twice with different rules, see " + id,
                            sheet);
                }
            }
        }
    }

    private static void repeat(Series series, String id, Sheet sheet) {
        sheet.duplicates.add(new Imported.Repeated(series.file(), series.number(), id));
    }

    private static void needsPerson(Series series, String reason, Sheet sheet) {
        sheet.needsPerson.add(
                new Imported.Unmapped(
                        series.file(),
                        series.number(),
                        series.id(),
                        series.title(),
                        reason,
                        series.original()));
    }
}
