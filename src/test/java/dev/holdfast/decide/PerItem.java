package dev.holdfast.decide;

import dev.holdfast.rules.RuleBook;

import java.util.List;

/**
 * Items decided one by one, as engines do that know no classes: what a pass is measured against.
 */
public final class PerItem {
    private final RuleBook rules;
    private final InForce inForce;
    private final Archive archive;
    private final Oracle oracle;

    public PerItem(RuleBook rules, Archive archive, Terms terms) {
        this.rules = rules;
        this.inForce = InForce.of(rules, archive, terms, Days::laidOut);
        this.archive = archive;
        this.oracle = new Oracle(archive, terms);
    }

    /** The rules are asked about this item alone. */
    public Outcome drools(long ordinal) {
        List<Applied> covering = Account.covering(inForce, ordinal);
        List<String> holds =
                archive.holds().entrySet().stream()
                        .filter(hold -> hold.getValue().contains(ordinal))
                        .map(hold -> hold.getKey())
                        .toList();
        boolean unknown = archive.holdUnknown().contains(ordinal);
        return inForce.plan(covering, rules.decide(inForce.facts(covering, holds, unknown)))
                .outcome(ordinal);
    }

    /** No rules: what a programmer would write by hand. */
    public Outcome byHand(long ordinal) {
        return oracle.decide(ordinal).outcome();
    }
}
