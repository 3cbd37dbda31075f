package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Keepers;
import dev.holdfast.policy.Policy;
import dev.holdfast.rules.Fact;
import dev.holdfast.rules.Finding;
import dev.holdfast.rules.Found;
import dev.holdfast.rules.RuleBook;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Weighs items for a request for erasure. The rules judge the obligations that still run for an
 * item; here their findings are combined: a hold, then what outweighs the request, then what a
 * person decides. An obligation about which the rules find nothing waits for a person too.
 */
final class Weighing {
    private static final String SILENT = "kept by a rule that nothing says how to weigh";

    /** Items for which the same still runs. */
    private record Same(List<Applied> covering, List<Applied> running, boolean extended) {}

    /**
     * What the rules say about such items.
     *
     * @param key of their class, where a person decides
     */
    private record Ruling(
            boolean held,
            Map<String, Found> exempt,
            List<Weighed.Reason> reasons,
            @Nullable String key) {}

    private static final class Pile {
        private final ItemSet.Builder items = ItemSet.builder();
        private final @Nullable LocalDate[] span = new @Nullable LocalDate[2];
        private boolean open;

        void add(long ordinal, @Nullable LocalDate until) {
            items.add(ordinal);
            if (until == null) {
                open = true;
            } else {
                Account.widen(span, until);
            }
        }

        Weighed.Until until() {
            return new Weighed.Until(span[0], span[1], open);
        }
    }

    private final RuleBook rules;
    private final InForce inForce;
    private final Map<List<Applied>, ClassPlan> plans = new HashMap<>();
    private final Map<Same, Ruling> rulings = new HashMap<>();
    private final ItemSet.Builder free = ItemSet.builder();
    private final ItemSet.Builder heldByRule = ItemSet.builder();
    private final Map<Policy, Pile> kept = new LinkedHashMap<>();
    private final Map<Policy, Found> grounds = new HashMap<>();
    private final Map<String, Pile> asked = new LinkedHashMap<>();
    private final Map<String, List<Weighed.Reason>> reasons = new HashMap<>();

    private Weighing(RuleBook rules, InForce inForce) {
        this.rules = rules;
        this.inForce = inForce;
    }

    static Weighed of(RuleBook rules, Archive archive, Terms terms, ItemSet items) {
        ItemSet held = items.and(archive.held().or(archive.holdUnknown()));
        Weighing weighing = new Weighing(rules, InForce.of(rules, archive, terms, Days::laidOut));
        items.and(archive.items()).andNot(held).forEachOrdinal(weighing::weigh);
        return weighing.weighed(held);
    }

    private void weigh(long ordinal) {
        List<Applied> covering = Account.covering(inForce, ordinal);
        ClassPlan plan =
                plans.computeIfAbsent(covering, all -> inForce.plan(all, List.of(), false));
        List<Applied> running =
                plan.obligations().stream()
                        .filter(one -> one.due().state(ordinal) != DueTest.State.PAST)
                        .toList();
        boolean extended = plan.reviewed().keeps(ordinal);
        Ruling ruling =
                rulings.computeIfAbsent(new Same(covering, running, extended), this::ruling);
        String key = ruling.key();
        if (ruling.held()) {
            heldByRule.add(ordinal);
        } else if (!ruling.exempt().isEmpty()) {
            Applied longest =
                    running.stream()
                            .filter(one -> ruling.exempt().containsKey(one.policy().id()))
                            .max(byEnd(ordinal))
                            .orElseThrow();
            Policy policy = longest.policy();
            grounds.put(policy, Objects.requireNonNull(ruling.exempt().get(policy.id())));
            kept.computeIfAbsent(policy, one -> new Pile()).add(ordinal, end(longest, ordinal));
        } else if (key != null) {
            reasons.put(key, ruling.reasons());
            asked.computeIfAbsent(key, one -> new Pile())
                    .add(ordinal, end(plan, running, extended, ordinal));
        } else {
            free.add(ordinal);
        }
    }

    private Ruling ruling(Same same) {
        List<Fact> facts = new ArrayList<>(inForce.facts(same.covering(), List.of(), false));
        facts.add(new Fact.ErasureAsked());
        Map<String, Policy> open = new LinkedHashMap<>();
        for (Applied one : same.running()) {
            Policy policy = one.policy();
            open.put(policy.id(), policy);
            facts.add(
                    new Fact.Running(
                            policy.id(),
                            policy.basis().label(),
                            Keepers.legalOrder(policy.jurisdiction())));
        }
        if (same.extended()) {
            facts.add(new Fact.Extended());
        }
        boolean held = false;
        Map<String, Found> exempt = new HashMap<>();
        List<Weighed.Reason> why = new ArrayList<>();
        Map<String, Policy> silent = new LinkedHashMap<>(open);
        for (Found found : rules.findings(facts)) {
            switch (found.finding()) {
                case Finding.Held h -> held = true;
                case Finding.Exempt one -> {
                    if (open.containsKey(one.policy())) {
                        exempt.put(one.policy(), found);
                        silent.remove(one.policy());
                    }
                }
                case Finding.NeedsDecision one -> {
                    why.add(reason(open.get(one.policy()), one.text(), found));
                    silent.remove(one.policy());
                }
                case Finding.KeepOn one -> why.add(reason(null, one.text(), found));
                case Finding.AskPeople one -> why.add(reason(null, one.text(), found));
                case Finding.MustKeep m -> {}
                case Finding.LongestDecides l -> {}
                case Finding.MayDestroy m -> {}
                case Finding.Review r -> {}
                case Finding.Overruled o -> {}
                case Finding.ShortestDecides s -> {}
                case Finding.Conflict c -> {}
                case Finding.NeedsDate n -> {}
            }
        }
        silent.values()
                .forEach(policy -> why.add(new Weighed.Reason(policy, SILENT, "GDPR Art 5(2)")));
        why.sort(Comparator.comparing(Weighing::words));
        return new Ruling(held, exempt, why, why.isEmpty() ? null : key(why));
    }

    private static Weighed.Reason reason(@Nullable Policy policy, String text, Found found) {
        return new Weighed.Reason(policy, text, found.authority());
    }

    private String key(List<Weighed.Reason> why) {
        List<Policy> policies = new ArrayList<>();
        StringBuilder text = new StringBuilder("erasure");
        for (Weighed.Reason one : why) {
            if (one.policy() != null) {
                policies.add(one.policy());
            }
            text.append('\n').append(words(one));
        }
        return Reviews.key(rules.digest(), policies, text.toString()).substring(0, 12);
    }

    private static String words(Weighed.Reason one) {
        Policy policy = one.policy();
        return (policy == null ? "" : policy.id()) + " " + one.text();
    }

    /** When what is asked about would end by itself. */
    private static @Nullable LocalDate end(
            ClassPlan plan, List<Applied> running, boolean extended, long ordinal) {
        LocalDate last = extended ? plan.reviewed().keeping(ordinal).orElseThrow().until() : null;
        for (Applied one : running) {
            LocalDate end = end(one, ordinal);
            if (end == null) {
                return null;
            }
            last = last == null || end.isAfter(last) ? end : last;
        }
        return last;
    }

    private static Comparator<Applied> byEnd(long ordinal) {
        return Comparator.comparing((Applied one) -> one.lastDay(ordinal).orElse(LocalDate.MAX))
                .thenComparing(one -> one.policy().id());
    }

    @SuppressWarnings("NullAway") // Optional.orElse(null) is how an Optional becomes nullable
    private static @Nullable LocalDate end(Applied one, long ordinal) {
        return one.lastDay(ordinal).orElse(null);
    }

    private Weighed weighed(ItemSet held) {
        List<Weighed.Kept> byLaw = new ArrayList<>();
        kept.forEach(
                (policy, pile) -> {
                    Found ground = Objects.requireNonNull(grounds.get(policy));
                    byLaw.add(
                            new Weighed.Kept(
                                    policy,
                                    ground.finding().text(),
                                    ground.authority(),
                                    pile.until(),
                                    pile.items.build()));
                });
        List<Weighed.Asked> byPeople = new ArrayList<>();
        asked.forEach(
                (key, pile) ->
                        byPeople.add(
                                new Weighed.Asked(
                                        key,
                                        Objects.requireNonNull(reasons.get(key)),
                                        pile.until(),
                                        pile.items.build())));
        byLaw.sort(Comparator.comparing((Weighed.Kept one) -> one.items().size()).reversed());
        byPeople.sort(Comparator.comparing((Weighed.Asked one) -> one.items().size()).reversed());
        return new Weighed(free.build(), held.or(heldByRule.build()), byLaw, byPeople);
    }
}
