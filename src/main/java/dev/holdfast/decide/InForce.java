package dev.holdfast.decide;

import dev.holdfast.rules.Fact;
import dev.holdfast.rules.Found;
import dev.holdfast.rules.RuleBook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The policies that are in force and bind the keeper, ready to decide by. */
record InForce(RuleBook rules, Terms terms, List<Applied> policies, Reviews reviews) {
    static InForce of(
            RuleBook rules, Archive archive, Terms terms, Function<List<Days.Dated>, Days> layOut) {
        Mailboxes mailboxes = Mailboxes.of(archive.circumstances().opened(), terms, layOut);
        List<Applied> policies =
                terms.policies().policies().stream()
                        .filter(policy -> policy.binds(terms.keeper()))
                        .flatMap(policy -> policy.versionOn(terms.asOf()).stream())
                        .map(policy -> Applied.of(policy, archive, terms, mailboxes, layOut))
                        .toList();
        return new InForce(rules, terms, policies, archive.reviews());
    }

    /** Lets the rules decide the items that exactly these policies cover. */
    ClassPlan plan(List<Applied> covering, Collection<String> holds, boolean holdUnknown) {
        return plan(covering, rules.findings(facts(covering, holds, holdUnknown)));
    }

    /** What the rules are told of such items. */
    List<Fact> facts(List<Applied> covering, Collection<String> holds, boolean holdUnknown) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact.AsOf(terms.asOf()));
        terms.keeper().forEach(sort -> facts.add(new Fact.Keeper(sort)));
        covering.forEach(applied -> facts.addAll(applied.facts()));
        holds.forEach(hold -> facts.add(new Fact.Hold(hold)));
        if (holdUnknown) {
            facts.add(new Fact.HoldUnknown());
        }
        return facts;
    }

    ClassPlan plan(List<Applied> covering, List<Found> found) {
        Reviewed reviewed =
                new Reviewed(
                        reviews,
                        rules.digest(),
                        covering.stream().map(Applied::policy).toList(),
                        terms.asOf());
        return ClassPlan.of(covering, found, reviewed);
    }
}
