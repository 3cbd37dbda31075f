package dev.holdfast.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Lays out a {@link CertificateModel}. */
final class CertificatePages {
    /** So many refusals at most are told in a wrapping table; more become a long list. */
    private static final long FEW = 200;

    private static final List<Column> REFUSED =
            List.of(
                    Column.of("Item", 62),
                    Column.of("Custodian", 108),
                    Column.of("Subject", 140),
                    Column.of("Why it was refused", Sheet.WIDTH - 310));

    private final Sheet sheet;
    private final Wording wording;
    private final CertificateModel model;
    private final ZoneId zone;

    CertificatePages(Sheet sheet, Wording wording, CertificateModel model) {
        this.sheet = sheet;
        this.wording = wording;
        this.model = model;
        this.zone = model.head().zone();
    }

    void lay() throws IOException {
        attachment();
        front();
        why();
        who();
        checked();
        howToCheck();
        boolean brief = model.refused().count() <= FEW;
        if (brief) {
            refusedInBrief();
        }
        HeadFacts.draw(sheet, wording, model.head());
        if (!brief) {
            refused();
        }
        items();
    }

    private void front() {
        Blocks.title(
                sheet,
                wording.title(),
                wording.say(
                        "lead",
                        "day",
                        Figures.longDay(model.destroyedAt(), zone),
                        "items",
                        model.items().count(),
                        "plan",
                        model.head().number(),
                        "refused",
                        model.refused().count()));
        Blocks.tiles(
                sheet,
                List.of(
                        new Blocks.Tile(
                                Figures.count(model.items().count()),
                                wording.say("tile.items"),
                                Ink.TEXT),
                        new Blocks.Tile(
                                Figures.size(model.bytes()), wording.say("tile.bytes"), Ink.TEXT),
                        new Blocks.Tile(
                                Figures.count(model.refused().count()),
                                wording.say("tile.refused", "refused", model.refused().count()),
                                Ink.TEXT),
                        new Blocks.Tile(
                                Figures.count(model.underHold()),
                                wording.say("tile.held"),
                                model.underHold() == 0 ? Ink.TEXT : PrintedOutcome.DUE.rgb())));
    }

    private void why() {
        Blocks.heading(sheet, wording.say("why"), 60);
        Table.draw(
                sheet,
                true,
                List.of(
                        Column.of("Class", 130),
                        Column.of("Authority", 186),
                        Column.figures("Items", 50),
                        Column.of("Retention ended", Sheet.WIDTH - 366)),
                model.why().stream()
                        .map(
                                line ->
                                        List.of(
                                                Cell.text(line.title()),
                                                Cell.text(line.authority()),
                                                Cell.count(line.items()),
                                                Cell.text(
                                                        Figures.span(
                                                                line.endedFirst(),
                                                                line.endedLast()))))
                        .toList());
    }

    private void who() {
        Blocks.heading(sheet, wording.say("who"), 64);
        float gap = 10;
        float width = (Sheet.WIDTH - gap) / 2;
        for (int i = 0; i < model.decisions().size(); i += 2) {
            List<CertificateModel.Decision> pair =
                    model.decisions().subList(i, Math.min(i + 2, model.decisions().size()));
            List<List<String>> notes =
                    pair.stream()
                            .map(
                                    d ->
                                            d.note().isBlank()
                                                    ? List.<String>of()
                                                    : sheet.wrap(
                                                            d.note(),
                                                            Face.REGULAR,
                                                            8.6f,
                                                            width - 20))
                            .toList();
            int lines = notes.stream().mapToInt(List::size).max().orElse(0);
            float height = 38 + lines * 13;
            sheet.need(height + 8);
            for (int j = 0; j < pair.size(); j++) {
                decision(pair.get(j), notes.get(j), Sheet.LEFT + j * (width + gap), width, height);
            }
            sheet.down(height + 8);
        }
        sheet.down(16);
    }

    private void decision(
            CertificateModel.Decision decision,
            List<String> note,
            float x,
            float width,
            float height) {
        Canvas canvas = sheet.canvas();
        canvas.frame(x, sheet.y(), width, height, 4);
        float y = sheet.y() + 15;
        float end = canvas.text(decision.person(), Face.BOLD, 8.6f, Ink.TEXT, x + 10, y);
        canvas.text(
                canvas.fit(", " + decision.role(), Face.REGULAR, 8.6f, x + width - 10 - end),
                Face.REGULAR,
                8.6f,
                Ink.TEXT,
                end,
                y);
        y += 13;
        canvas.text(
                decision.act() + " " + Figures.moment(decision.at(), zone),
                Face.REGULAR,
                8.6f,
                Ink.TEXT,
                x + 10,
                y);
        for (String line : note) {
            y += 13;
            canvas.text(line, Face.REGULAR, 8.6f, Ink.FAINT, x + 10, y);
        }
    }

    private void checked() {
        Blocks.heading(sheet, wording.say("checked"), 50);
        sheet.down(2);
        Blocks.facts(
                sheet,
                model.checks().stream()
                        .map(check -> List.of(Cell.text(check.title()), Cell.text(check.finding())))
                        .toList());
    }

    private void howToCheck() {
        Blocks.heading(sheet, wording.say("verify"), 110);
        Blocks.paragraph(sheet, wording.say("verify.text", "entry", model.proof().entry()));
        sheet.down(-2);
        Blocks.note(sheet, model.proof().checkpoint());
    }

    private void refused() {
        new LongList<CertificateModel.RefusedItem>(
                        sheet, wording.say("refused"), REFUSED, CertificatePages::refusedRow)
                .draw(model.refused());
    }

    private void refusedInBrief() {
        if (model.refused().count() == 0) {
            return;
        }
        List<List<Cell>> rows;
        try (Stream<CertificateModel.RefusedItem> refused = model.refused().source().get()) {
            rows = refused.map(CertificatePages::refusedRow).toList();
        }
        if (rows.size() != model.refused().count()) {
            throw new IllegalStateException(
                    model.refused().count() + " refusals were promised, " + rows.size() + " came");
        }
        Blocks.heading(sheet, wording.say("refused"), 60);
        Table.draw(sheet, true, REFUSED, rows);
    }

    private static List<Cell> refusedRow(CertificateModel.RefusedItem row) {
        return List.of(
                Cell.count(row.item().ordinal()),
                Cell.text(row.custodian()),
                Cell.text(row.subject()),
                Cell.text(row.reason()));
    }

    private void items() {
        new LongList<CertificateModel.DestroyedItem>(
                        sheet,
                        wording.say("items"),
                        List.of(
                                Column.of("Item", 62),
                                Column.of("Kind", 46),
                                Column.of("Date", 66),
                                Column.of("Custodian", 96),
                                Column.of("Class", 90),
                                Column.of("SHA-256 of the original", Sheet.WIDTH - 360)),
                        row ->
                                List.of(
                                        Cell.count(row.item().ordinal()),
                                        Cell.text(row.kind()),
                                        Cell.text(
                                                row.date() == null
                                                        ? "no date"
                                                        : Figures.day(row.date())),
                                        Cell.text(row.custodian()),
                                        Cell.text(row.itemClass()),
                                        Cell.mono(Figures.digest(row.sha256().hex(), 16, 8))))
                .draw(model.items());
    }

    /**
     * Everything the pages abbreviate, whole; through a file, because a million items do not fit in
     * memory.
     */
    private void attachment() throws IOException {
        if (sheet.isMeasuring()) {
            return;
        }
        Path draft = Files.createTempFile("certificate", ".json");
        try {
            try (OutputStream out = new PacedOutput(draft)) {
                CertificateJson.write(model, out);
            }
            sheet.attach(draft, CertificateJson.FILE_NAME, wording.say("attachment"));
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
