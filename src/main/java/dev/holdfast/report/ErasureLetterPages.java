package dev.holdfast.report;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Lays out an {@link ErasureLetterModel}: a letter, then what it rests on. */
final class ErasureLetterPages {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Sheet sheet;
    private final Wording wording;
    private final ErasureLetterModel model;

    ErasureLetterPages(Sheet sheet, Wording wording, ErasureLetterModel model) {
        this.sheet = sheet;
        this.wording = wording;
        this.model = model;
    }

    void lay() {
        Blocks.title(
                sheet,
                wording.title(),
                wording.say(
                        "lead",
                        "request",
                        model.request(),
                        "received",
                        DAY.format(model.received()),
                        "written",
                        DAY.format(model.written())));
        Blocks.paragraph(sheet, wording.say("salutation", "person", model.person()));
        Blocks.paragraph(
                sheet,
                wording.say(
                        "opening",
                        "received",
                        DAY.format(model.received()),
                        "deadline",
                        DAY.format(model.deadline()),
                        "found",
                        model.found()));
        quoted("extended", model.extendedWhy());
        quoted("narrowed", model.narrowedWhy());
        Blocks.paragraph(sheet, wording.say("others"));
        sheet.down(8);
        erased();
        if (model.keptItems() > 0) {
            kept();
        }
        if (model.judgedItems() > 0) {
            judged();
        }
        if (model.held() > 0) {
            section("held", "held", model.held());
        }
        section("rights", "organisation", model.head().organisation());
        Blocks.paragraph(
                sheet, wording.say("closing", "organisation", model.head().organisation()));
        sheet.down(16);
        HeadFacts.draw(sheet, wording, model.head());
    }

    private void erased() {
        LocalDate on = model.erasedOn();
        Blocks.heading(sheet, wording.say("erased"), 60);
        Blocks.paragraph(
                sheet,
                model.erased() == 0
                        ? wording.say("erased.none")
                        : wording.say(
                                "erased.text",
                                "erased",
                                model.erased(),
                                "day",
                                on == null ? "" : DAY.format(on)));
        sheet.down(8);
    }

    private void kept() {
        Blocks.heading(sheet, wording.say("kept"), 90);
        Blocks.paragraph(sheet, wording.say("kept.text", "kept", model.keptItems()));
        sheet.down(6);
        Table.draw(
                sheet,
                true,
                List.of(
                        Column.of("Rule that obliges us", 150),
                        Column.of("Authority", 130),
                        Column.of("Exempted by", 85),
                        Column.figures("Items", 40),
                        Column.of("Until at the latest", Sheet.WIDTH - 405)),
                model.kept().stream()
                        .map(
                                line ->
                                        List.of(
                                                Cell.text(line.title()),
                                                Cell.text(line.authority()),
                                                Cell.text(line.exemption()),
                                                Cell.count(line.items()),
                                                Cell.text(until(line.until()))))
                        .toList());
        sheet.down(4);
    }

    private void judged() {
        Blocks.heading(sheet, wording.say("judged"), 90);
        Blocks.paragraph(sheet, wording.say("judged.text", "judged", model.judgedItems()));
        sheet.down(6);
        for (ErasureLetterModel.JudgedLine line : model.judged()) {
            LocalDate until = line.until();
            Blocks.paragraph(
                    sheet,
                    wording.say(
                            "judged.class",
                            "items",
                            line.items(),
                            "reason",
                            line.reason(),
                            "authority",
                            line.authority(),
                            "comment",
                            line.comment(),
                            "until",
                            until == null ? wording.say("judged.open") : DAY.format(until)));
            sheet.down(4);
        }
        sheet.down(4);
    }

    private void quoted(String key, @Nullable String why) {
        if (why != null) {
            Blocks.paragraph(sheet, wording.say(key, "why", why));
        }
    }

    private String until(@Nullable LocalDate day) {
        return day == null ? wording.say("kept.open") : DAY.format(day);
    }

    private void section(String key, Object... values) {
        Blocks.heading(sheet, wording.say(key), 60);
        Blocks.paragraph(sheet, wording.say(key + ".text", values));
        sheet.down(8);
    }
}
