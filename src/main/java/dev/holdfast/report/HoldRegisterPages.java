package dev.holdfast.report;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Lays out a {@link HoldRegisterModel}. */
final class HoldRegisterPages {
    private final Sheet sheet;
    private final Wording wording;
    private final HoldRegisterModel model;
    private final ZoneId zone;

    HoldRegisterPages(Sheet sheet, Wording wording, HoldRegisterModel model) {
        this.sheet = sheet;
        this.wording = wording;
        this.model = model;
        this.zone = model.head().zone();
    }

    void lay() {
        front();
        matters();
        HeadFacts.draw(sheet, wording, model.head());
        if (!model.holds().isEmpty()) {
            holds();
        }
    }

    private void front() {
        long held = model.matters().stream().mapToLong(HoldRegisterModel.MatterLine::items).sum();
        long unanswered =
                model.holds().stream()
                        .filter(hold -> hold.state() != HoldRegisterModel.HoldState.RELEASED)
                        .mapToLong(
                                hold ->
                                        Math.max(
                                                0, hold.noticesSent() - hold.noticesAcknowledged()))
                        .sum();
        Blocks.title(
                sheet,
                wording.title(),
                wording.say(
                        "lead",
                        "day",
                        Figures.longDay(model.head().printedAt(), zone),
                        "matters",
                        model.matters().size(),
                        "active",
                        model.active()));
        Blocks.tiles(
                sheet,
                List.of(
                        tile(model.matters().size(), wording.say("tile.matters"), Ink.TEXT),
                        tile(model.active(), wording.say("tile.active"), PrintedOutcome.HELD.rgb()),
                        tile(held, wording.say("tile.items"), Ink.TEXT),
                        tile(unanswered, wording.say("tile.notices"), Ink.TEXT)));
    }

    private static Blocks.Tile tile(long figure, String caption, int rgb) {
        return new Blocks.Tile(Figures.count(figure), caption, rgb);
    }

    private void matters() {
        Blocks.heading(sheet, wording.say("matters"), 60);
        if (model.matters().isEmpty()) {
            Blocks.paragraph(sheet, wording.say("matters.none"));
            sheet.down(16);
            return;
        }
        Blocks.hint(sheet, wording.say("matters.hint"));
        Table.draw(
                sheet,
                true,
                List.of(
                        Column.of("Matter", 150),
                        Column.of("State", 50),
                        Column.of("Opened", 70),
                        Column.of("Closed", 70),
                        Column.figures("Holds", 40),
                        Column.figures("Items held", 62),
                        Column.figures("Size", Sheet.WIDTH - 442)),
                model.matters().stream()
                        .map(
                                line ->
                                        List.of(
                                                Cell.strong(line.name()),
                                                Cell.text(line.state()),
                                                Cell.text(Figures.day(line.openedAt(), zone)),
                                                Cell.text(day(line.closedAt())),
                                                Cell.count(line.holds()),
                                                Cell.count(line.items()),
                                                Cell.text(Figures.size(line.bytes()))))
                        .toList());
    }

    private String day(@Nullable Instant at) {
        return at == null ? "–" : Figures.day(at, zone);
    }

    private void holds() {
        sheet.newPage();
        sheet.down(6);
        Blocks.heading(sheet, wording.say("holds"), 80);
        Blocks.hint(sheet, wording.say("holds.hint"));
        Table.draw(
                sheet,
                true,
                List.of(
                        Column.of("Hold", 34),
                        Column.of("Matter", 74),
                        Column.of("Scope", 130),
                        Column.figures("Items", 50),
                        Column.of("Placed", 64),
                        Column.of("Released", 64),
                        Column.of("State, notices", Sheet.WIDTH - 416)),
                model.holds().stream().map(this::row).toList());
    }

    private List<Cell> row(HoldRegisterModel.HoldLine hold) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.strong(hold.id()));
        row.add(Cell.text(hold.matter()));
        row.add(Cell.text(hold.scope()));
        row.add(Cell.text(Figures.count(hold.items()) + "\n" + Figures.size(hold.bytes())));
        row.add(Cell.text(Figures.day(hold.placedAt(), zone) + "\n" + hold.placedBy()));
        row.add(
                Cell.text(
                        hold.releasedAt() == null
                                ? "–"
                                : day(hold.releasedAt())
                                        + (hold.releasedBy() == null
                                                ? ""
                                                : "\n" + hold.releasedBy())));
        row.add(
                new Cell.Status(
                        hold.state().words(),
                        hold.state().tone(),
                        wording.say(
                                "notices",
                                "sent",
                                hold.noticesSent(),
                                "acknowledged",
                                hold.noticesAcknowledged())));
        return row;
    }
}
