package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.rules.RuleBook;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Items weighed against what obliges to keep them: a hold, an obligation that is not over, an
 * extension. What nothing obliges to keep is free, whether or not a policy would have it deleted.
 *
 * @param free what nothing obliges to keep
 * @param held under legal hold, or not yet matched against the holds
 * @param kept by what keeps it longest
 */
public record Weighed(ItemSet free, ItemSet held, List<Kept> kept) {
    /**
     * Items that one rule keeps longest.
     *
     * @param policy null where a review extended them
     * @param untilFirst the earliest last day of keeping; null when no day can be told
     * @param untilLast the latest such day
     * @param open whether for some the last day cannot be told yet
     */
    public record Kept(
            @Nullable Policy policy,
            @Nullable LocalDate untilFirst,
            @Nullable LocalDate untilLast,
            boolean open,
            ItemSet items) {}

    private static final class Pile {
        private final ItemSet.Builder items = ItemSet.builder();
        private final @Nullable LocalDate[] span = new @Nullable LocalDate[2];
        private boolean open;
    }

    public Weighed {
        kept = List.copyOf(kept);
    }

    /** What keeps the item, in words; for items that are not free. */
    public String reason(long ordinal) {
        if (held.contains(ordinal)) {
            return "under legal hold";
        }
        for (Kept one : kept) {
            if (one.items().contains(ordinal)) {
                Policy policy = one.policy();
                return policy == null
                        ? "must be kept: extended by a review"
                        : "must be kept: " + policy.id() + ", " + policy.authority().cite();
            }
        }
        return "must be kept";
    }

    public static Weighed of(RuleBook rules, Archive archive, Terms terms, ItemSet items) {
        InForce inForce = InForce.of(rules, archive, terms, Days::laidOut);
        ItemSet held = items.and(archive.held().or(archive.holdUnknown()));
        ItemSet.Builder free = ItemSet.builder();
        Map<String, Pile> piles = new LinkedHashMap<>();
        Map<String, Policy> policies = new HashMap<>();
        Covered.of(inForce, items.and(archive.items()).andNot(held))
                .forEach(
                        (covering, same) -> {
                            ClassPlan plan = inForce.plan(covering, List.of(), false);
                            same.forEachOrdinal(
                                    ordinal -> {
                                        Applied longest = longest(plan, ordinal);
                                        if (longest != null) {
                                            String id = longest.policy().id();
                                            policies.put(id, longest.policy());
                                            add(piles, id, ordinal, end(longest, ordinal));
                                        } else if (plan.reviewed().keeps(ordinal)) {
                                            add(
                                                    piles,
                                                    "",
                                                    ordinal,
                                                    plan.reviewed()
                                                            .keeping(ordinal)
                                                            .orElseThrow()
                                                            .until());
                                        } else {
                                            free.add(ordinal);
                                        }
                                    });
                        });
        List<Kept> kept = new ArrayList<>();
        piles.forEach(
                (id, pile) ->
                        kept.add(
                                new Kept(
                                        policies.get(id),
                                        pile.span[0],
                                        pile.span[1],
                                        pile.open,
                                        pile.items.build())));
        kept.sort(Comparator.comparing((Kept one) -> one.items().size()).reversed());
        return new Weighed(free.build(), held, kept);
    }

    /** Of the obligations that are not over, the one that ends last; null when all are over. */
    private static @Nullable Applied longest(ClassPlan plan, long ordinal) {
        return plan.obligations().stream()
                .filter(one -> one.due().state(ordinal) != DueTest.State.PAST)
                .max(
                        Comparator.comparing(
                                        (Applied one) -> one.lastDay(ordinal).orElse(LocalDate.MAX))
                                .thenComparing(one -> one.policy().id()))
                .orElse(null);
    }

    @SuppressWarnings("NullAway") // Optional.orElse(null) is how an Optional becomes nullable
    private static @Nullable LocalDate end(Applied one, long ordinal) {
        return one.lastDay(ordinal).orElse(null);
    }

    private static void add(
            Map<String, Pile> piles, String id, long ordinal, @Nullable LocalDate until) {
        Pile pile = piles.computeIfAbsent(id, key -> new Pile());
        pile.items.add(ordinal);
        if (until == null) {
            pile.open = true;
        } else {
            Account.widen(pile.span, until);
        }
    }
}
