package dev.holdfast.report;

import java.util.Comparator;
import java.util.List;

/** Lays out a {@link RetentionComplianceModel}. */
final class RetentionCompliancePages {
    private final Sheet sheet;
    private final Wording wording;
    private final RetentionComplianceModel model;

    RetentionCompliancePages(Sheet sheet, Wording wording, RetentionComplianceModel model) {
        this.sheet = sheet;
        this.wording = wording;
        this.model = model;
    }

    void lay() {
        front();
        attention();
        outcomes();
        HeadFacts.draw(sheet, wording, model.head());
        sheet.newPage();
        months();
        policies();
        coverage();
        exceptionSummary();
        exceptions();
    }

    private void front() {
        long due = count(PrintedOutcome.DUE);
        Blocks.title(
                sheet,
                wording.title(),
                wording.say(
                        "lead",
                        "items",
                        model.items(),
                        "bytes",
                        Figures.size(model.bytes()),
                        "due",
                        due,
                        "held",
                        count(PrintedOutcome.HELD),
                        "exceptions",
                        model.exceptions().count()));
        Blocks.tiles(
                sheet,
                model.outcomes().stream()
                        .map(
                                outcome ->
                                        new Blocks.Tile(
                                                Figures.count(outcome.items()),
                                                wording.say(
                                                        "tile." + outcome.outcome().word(),
                                                        "bytes",
                                                        Figures.size(outcome.bytes()),
                                                        "because",
                                                        outcome.because()),
                                                outcome.outcome().rgb()))
                        .toList());
    }

    private long count(PrintedOutcome outcome) {
        return model.outcomes().stream()
                .filter(line -> line.outcome() == outcome)
                .mapToLong(RetentionComplianceModel.OutcomeCount::items)
                .sum();
    }

    private void attention() {
        Blocks.heading(sheet, wording.say("attention"), 40);
        if (model.attention().isEmpty()) {
            Blocks.paragraph(sheet, wording.say("attention.none"));
            sheet.down(16);
            return;
        }
        sheet.down(2);
        Table.draw(
                sheet,
                false,
                List.of(Column.of("", 66), Column.of("", Sheet.WIDTH - 66)),
                model.attention().stream()
                        .map(
                                line ->
                                        List.of(
                                                new Cell.Tag(line.word(), line.outcome()),
                                                Cell.text(line.text())))
                        .toList());
    }

    private void outcomes() {
        Blocks.heading(sheet, wording.say("outcomes"), 80);
        Blocks.hint(sheet, wording.say("outcomes.hint"));
        Charts.outcomes(sheet, model.outcomes());
    }

    private void months() {
        sheet.down(6);
        Blocks.heading(sheet, wording.say("months"), 180);
        if (model.dueByMonth().stream().allMatch(month -> month.items() == 0)) {
            Blocks.hint(sheet, wording.say("months.none"));
            sheet.down(16);
            return;
        }
        RetentionComplianceModel.MonthCount peak =
                model.dueByMonth().stream()
                        .max(Comparator.comparingLong(RetentionComplianceModel.MonthCount::items))
                        .orElseThrow();
        Blocks.hint(
                sheet,
                wording.say(
                        "months.hint",
                        "items",
                        model.dueByMonth().stream()
                                .mapToLong(RetentionComplianceModel.MonthCount::items)
                                .sum(),
                        "month",
                        Figures.month(peak.month()),
                        "most",
                        peak.items()));
        Charts.months(sheet, model.dueByMonth());
    }

    private void policies() {
        Blocks.heading(sheet, wording.say("policies"), 70);
        Blocks.hint(sheet, wording.say("policies.hint"));
        Table.draw(
                sheet,
                true,
                List.of(
                        Column.of("Policy", 112),
                        Column.of("Authority", 108),
                        Column.figures("Items", 56),
                        Column.figures("Size", 46),
                        Column.figures("Classes", 46),
                        Column.of("Kept until", Sheet.WIDTH - 368)),
                model.policies().stream()
                        .map(
                                line ->
                                        List.of(
                                                Cell.text(line.title() + "\n" + line.id()),
                                                Cell.text(line.authority()),
                                                Cell.count(line.items()),
                                                Cell.text(Figures.size(line.bytes())),
                                                Cell.count(line.classes()),
                                                Cell.text(
                                                        Figures.span(
                                                                line.keptUntilFirst(),
                                                                line.keptUntilLast()))))
                        .toList());
    }

    private void coverage() {
        Blocks.heading(sheet, wording.say("coverage"), 60);
        Blocks.hint(sheet, wording.say("coverage.hint"));
        Table.draw(
                sheet,
                true,
                List.of(
                        Column.of("Source", 110),
                        Column.figures("Expected", 62),
                        Column.figures("Captured", 62),
                        Column.figures("Missing", 52),
                        Column.of("Captured of expected", 92),
                        Column.of("Why", Sheet.WIDTH - 378)),
                model.coverage().stream().map(this::coverageRow).toList());
    }

    private List<Cell> coverageRow(RetentionComplianceModel.CoverageLine line) {
        long missing = Math.max(0, line.expected() - line.captured());
        double share = line.expected() == 0 ? 1 : (double) line.captured() / line.expected();
        PrintedOutcome tone = missing == 0 ? PrintedOutcome.KEEP : PrintedOutcome.HELD;
        return List.of(
                Cell.text(line.source()),
                Cell.count(line.expected()),
                Cell.count(line.captured()),
                missing == 0 ? Cell.soft("none") : Cell.strong(Figures.count(missing)),
                new Cell.Bar(share, tone.rgb()),
                Cell.soft(line.gap()));
    }

    private void exceptionSummary() {
        Blocks.heading(sheet, wording.say("exceptions"), 40);
        Blocks.paragraph(
                sheet, wording.say("exceptions.text", "count", model.exceptions().count()));
    }

    private void exceptions() {
        new LongList<RetentionComplianceModel.ExceptionLine>(
                        sheet,
                        wording.say("exceptions"),
                        List.of(
                                Column.of("What", 90),
                                Column.of("Item", 66),
                                Column.of("Custodian", 110),
                                Column.of("Subject", Sheet.WIDTH - 266)),
                        row ->
                                List.of(
                                        Cell.strong(row.kind().words()),
                                        Cell.count(row.item().ordinal()),
                                        Cell.text(row.custodian()),
                                        Cell.text(row.subject())),
                        RetentionComplianceModel.ExceptionLine::reason)
                .draw(model.exceptions());
    }
}
