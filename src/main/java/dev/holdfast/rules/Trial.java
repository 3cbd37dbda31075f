package dev.holdfast.rules;

import dev.holdfast.rules.Fact.Reach;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A class of items to which everything applies: rules that run away do so here first. */
final class Trial {
    private static final int OF_EACH = 64;

    private Trial() {}

    static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact.AsOf(LocalDate.of(2026, 1, 1)));
        for (int i = 0; i < OF_EACH; i++) {
            String policy = "trial-" + i;
            facts.add(new Fact.Obligation(policy, "trial"));
            facts.add(
                    new Fact.Deletion(
                            policy,
                            "trial",
                            Reach.values()[i % Reach.values().length],
                            i % 2 == 0));
            facts.add(new Fact.Ceiling(policy, "trial"));
            facts.add(new Fact.Label(policy));
            facts.add(new Fact.RecordClass(policy, "trial " + i));
            facts.add(new Fact.Jurisdiction(policy, "trial-" + i));
            facts.add(new Fact.Keeper("trial-" + i));
            facts.add(new Fact.Hold("H-" + i));
            facts.add(new Fact.Running(policy, "trial-" + i, "trial"));
        }
        facts.add(new Fact.HoldUnknown());
        facts.add(new Fact.ErasureAsked());
        facts.add(new Fact.Extended());
        return facts;
    }
}
