package dev.holdfast.report;

import java.time.ZoneId;
import java.util.List;

/** Lays out an {@link AuditTrailModel}. */
final class AuditTrailPages {
    private final Sheet sheet;
    private final Wording wording;
    private final AuditTrailModel model;
    private final ZoneId zone;

    AuditTrailPages(Sheet sheet, Wording wording, AuditTrailModel model) {
        this.sheet = sheet;
        this.wording = wording;
        this.model = model;
        this.zone = model.head().zone();
    }

    void lay() {
        front();
        verification();
        acts();
        howToCheck();
        HeadFacts.draw(sheet, wording, model.head());
        entries();
    }

    private boolean whole() {
        return model.verification().problems().isEmpty();
    }

    private void front() {
        Blocks.title(
                sheet,
                wording.title(),
                wording.say(
                        "lead",
                        "entries",
                        model.entries().count(),
                        "from",
                        Figures.moment(model.from(), zone),
                        "to",
                        Figures.moment(model.to(), zone),
                        "problems",
                        model.verification().problems().size()));
        Blocks.tiles(
                sheet,
                List.of(
                        new Blocks.Tile(
                                Figures.count(model.entries().count()),
                                wording.say("tile.entries"),
                                Ink.TEXT),
                        new Blocks.Tile(
                                Figures.count(model.acts().size()),
                                wording.say("tile.acts"),
                                Ink.TEXT),
                        new Blocks.Tile(
                                Figures.count(model.verification().entriesChecked()),
                                wording.say("tile.checked"),
                                Ink.TEXT),
                        new Blocks.Tile(
                                Figures.count(model.verification().problems().size()),
                                wording.say("tile.problems"),
                                whole() ? Ink.TEXT : PrintedOutcome.DUE.rgb())));
    }

    private void verification() {
        Blocks.heading(sheet, wording.say("verification"), 40);
        String at = Figures.moment(model.verification().at(), zone);
        Blocks.paragraph(
                sheet,
                wording.say(
                        whole() ? "verification.whole" : "verification.broken",
                        "checked",
                        model.verification().entriesChecked(),
                        "at",
                        at,
                        "problems",
                        model.verification().problems().size()));
        if (whole()) {
            sheet.down(16);
        } else {
            Table.draw(
                    sheet,
                    false,
                    List.of(Column.of("", 66), Column.of("", Sheet.WIDTH - 66)),
                    model.verification().problems().stream()
                            .map(
                                    problem ->
                                            List.of(
                                                    new Cell.Tag("problem", PrintedOutcome.DUE),
                                                    Cell.text(problem)))
                            .toList());
        }
    }

    private void acts() {
        if (model.acts().isEmpty()) {
            return;
        }
        long most =
                model.acts().stream().mapToLong(AuditTrailModel.ActCount::entries).max().orElse(1);
        Blocks.heading(sheet, wording.say("acts"), 60);
        Blocks.hint(sheet, wording.say("acts.hint"));
        Table.draw(
                sheet,
                true,
                List.of(
                        Column.of("Act", 170),
                        Column.figures("Entries", 70),
                        Column.figures("Actors", 60),
                        Column.of("", Sheet.WIDTH - 300)),
                model.acts().stream()
                        .map(
                                act ->
                                        List.of(
                                                Cell.text(act.action()),
                                                Cell.count(act.entries()),
                                                Cell.count(act.actors()),
                                                new Cell.Bar(
                                                        (double) act.entries() / Math.max(1, most),
                                                        Ink.BRAND)))
                        .toList());
    }

    private void howToCheck() {
        Blocks.heading(sheet, wording.say("verify"), 110);
        Blocks.paragraph(sheet, wording.say("verify.text"));
        sheet.down(-2);
        Blocks.note(sheet, model.checkpoint());
    }

    private void entries() {
        new LongList<AuditTrailModel.AuditLine>(
                        sheet,
                        wording.say("entries"),
                        List.of(
                                Column.of("Entry", 52),
                                Column.of("When, " + Figures.zone(model.from(), zone), 110),
                                Column.of("Who", 120),
                                Column.of("Act", 100),
                                Column.of("On", Sheet.WIDTH - 382)),
                        row ->
                                List.of(
                                        Cell.count(row.number()),
                                        Cell.text(Figures.minute(row.at(), zone)),
                                        Cell.text(row.actor()),
                                        Cell.text(row.action()),
                                        Cell.text(row.subject())),
                        AuditTrailModel.AuditLine::detail)
                .draw(model.entries());
    }
}
