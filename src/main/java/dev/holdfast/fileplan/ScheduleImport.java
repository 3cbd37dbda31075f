package dev.holdfast.fileplan;

import java.util.List;

/**
 * Turns the record series of schedule files into policy files.
 *
 * <p>Each file is drafted by itself, several at a time; then the drafts are gathered one after the
 * other, which is where repetitions show.
 */
final class ScheduleImport {
    /** Where more of a file's rows than one in so many ran together, none of them is trusted. */
    private static final int ONE_IN = 10;

    /**
     * A series with what was read of it.
     *
     * @param text the policy file; empty where a person is needed
     */
    record Draft(Series series, Reading reading, String id, String text) {}

    /** A file with what was read of its series. */
    record Drafts(String file, ScheduleReader.Schedule schedule, List<Draft> drafts) {
        static final Drafts NONE =
                new Drafts("", new ScheduleReader.Schedule.Refused(""), List.of());

        void addTo(Sheet sheet) {
            switch (schedule) {
                case ScheduleReader.Schedule.Refused(String reason) -> sheet.refuse(file, reason);
                case ScheduleReader.Schedule.Accepted(
                                List<Series> series,
                                List<ScheduleReader.Odd> odd) -> {
                    int entries = series.size() + odd.size();
                    List<String> remarks = entries == 0 ? List.of("it lists no series") : List.of();
                    sheet.files.add(new Imported.FileOutcome(file, "", entries, remarks));
                    odd.forEach(
                            one ->
                                    sheet.needsPerson.add(
                                            new Imported.Unmapped(
                                                    file,
                                                    one.number(),
                                                    "",
                                                    "",
                                                    one.reason(),
                                                    one.words())));
                    drafts.forEach(draft -> add(draft, sheet));
                }
            }
        }
    }

    private ScheduleImport() {}

    static Drafts draft(Imported.NamedText file) {
        ScheduleReader.Schedule schedule = ScheduleReader.read(file.name(), file.text());
        if (!(schedule instanceof ScheduleReader.Schedule.Accepted accepted)) {
            return new Drafts(file.name(), schedule, List.of());
        }
        List<Series> series = accepted.series();
        long ranTogether = series.stream().filter(SeriesReader::ranTogether).count();
        boolean trusted = ranTogether * ONE_IN <= series.size();
        return new Drafts(
                file.name(), schedule, series.stream().map(one -> draft(one, trusted)).toList());
    }

    private static Draft draft(Series series, boolean trusted) {
        String id = PolicyDraft.id(series);
        return switch (SeriesReader.read(series)) {
            case Reading.Unsure unsure -> new Draft(series, unsure, id, "");
            case Reading.Mapped mapped ->
                    trusted
                            ? new Draft(
                                    series, mapped, id, PolicyDraft.text(series, mapped.rule(), id))
                            : new Draft(
                                    series,
                                    new Reading.Unsure(
                                            "the columns of the table ran together in its file"),
                                    id,
                                    "");
        };
    }

    private static void add(Draft draft, Sheet sheet) {
        String before = sheet.known.get(draft.id());
        switch (draft.reading()) {
            case Reading.Unsure(String reason) -> {
                if (before == null) {
                    sheet.know(draft.id(), Sheet.PERSON);
                    needsPerson(draft.series(), reason, sheet);
                } else {
                    repeat(draft, sheet);
                }
            }
            case Reading.Mapped(Rule rule) -> {
                if (before == null) {
                    sheet.know(draft.id(), rule.fingerprint());
                    map(draft, sheet);
                } else if (before.equals(rule.fingerprint()) || before.equals(Sheet.PERSON)) {
                    repeat(draft, sheet);
                } else {
                    needsPerson(
                            draft.series(),
                            "contradictory: published twice with different rules, see "
                                    + draft.id(),
                            sheet);
                }
            }
        }
    }

    private static void map(Draft draft, Sheet sheet) {
        Series series = draft.series();
        sheet.mapped.add(
                new Imported.Mapped(
                        draft.id(),
                        PolicyDraft.path(series, draft.id()),
                        series.file(),
                        series.number(),
                        draft.text()));
    }

    private static void repeat(Draft draft, Sheet sheet) {
        Series series = draft.series();
        sheet.duplicates.add(new Imported.Repeated(series.file(), series.number(), draft.id()));
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
