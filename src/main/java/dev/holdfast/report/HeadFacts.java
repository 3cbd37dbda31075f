package dev.holdfast.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The block with which every report closes its executive page: scope, dates and digests, so that a
 * copy can be told from another.
 */
final class HeadFacts {
    private HeadFacts() {}

    static void draw(Sheet sheet, Wording wording, ReportHead head) {
        List<List<Cell>> facts = new ArrayList<>();
        facts.add(fact(wording.say("fact.scope"), Cell.text(head.scope())));
        if (head.evaluatedAt() != null) {
            facts.add(
                    fact(
                            wording.say("fact.evaluation"),
                            Cell.text(Figures.moment(head.evaluatedAt(), head.zone()))));
        }
        facts.add(fact(wording.say("fact.ruleBook"), Cell.mono(head.ruleBook())));
        head.digests().forEach((name, digest) -> facts.add(fact(name, Cell.mono(digest))));
        facts.add(
                fact(
                        wording.say("fact.logRoot", "entries", head.logRoot().size()),
                        Cell.mono(head.logRoot().root())));
        facts.add(
                fact(
                        wording.say("fact.printed"),
                        Cell.text(Figures.moment(head.printedAt(), head.zone()))));
        Blocks.heading(sheet, wording.say("about"), 60);
        sheet.down(4);
        Blocks.facts(sheet, facts);
    }

    private static List<Cell> fact(String name, Cell value) {
        return List.of(Cell.soft(name), value);
    }
}
