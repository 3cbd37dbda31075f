package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.rules.RuleBook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Items that wait for a review: covered by exactly the same policies, for the same reason.
 *
 * @param key names rule book, policies and reason; an approval counts only for its key
 * @param reason in a form for machines, such as {@code policy}, {@code undated us-sox-2-06}
 * @param words the reason, for people
 * @param asking the policies whose review it is: those that ask for one, or that disagree, or whose
 *     day cannot be relied on
 * @param policies all policies that cover the items
 */
public record Waiting(
        String key,
        String reason,
        String words,
        List<Policy> asking,
        List<Policy> policies,
        ItemSet items) {
    public Waiting {
        asking = List.copyOf(asking);
        policies = List.copyOf(policies);
    }

    /**
     * The classes of the items that wait, the largest first.
     *
     * @param review the items of the evaluation that wait for a review
     */
    public static List<Waiting> of(RuleBook rules, Archive archive, Terms terms, ItemSet review) {
        InForce inForce = InForce.of(rules, archive, terms, Days::laidOut);
        List<Waiting> classes = new ArrayList<>();
        Covered.of(inForce, review)
                .forEach(
                        (covering, items) -> {
                            ClassPlan plan = inForce.plan(covering, List.of(), false);
                            Map<String, ItemSet.Builder> reasons = new LinkedHashMap<>();
                            items.forEachOrdinal(
                                    ordinal ->
                                            reasons.computeIfAbsent(
                                                            plan.reviewReason(ordinal),
                                                            key -> ItemSet.builder())
                                                    .add(ordinal));
                            reasons.forEach(
                                    (reason, of) -> classes.add(of(plan, reason, of.build())));
                        });
        classes.sort(Comparator.comparing((Waiting one) -> one.items().size()).reversed());
        return classes;
    }

    private static Waiting of(ClassPlan plan, String reason, ItemSet items) {
        long any = items.ordinals().findFirst().orElseThrow();
        List<Policy> asking;
        String words;
        if (plan.clash(any).isPresent()) {
            ClassPlan.Clash clash = plan.clash(any).orElseThrow();
            asking = List.of(clash.minimum().policy(), clash.maximum().policy());
            words =
                    clash.minimum().policy().id()
                            + " keeps longer than "
                            + clash.maximum().policy().id()
                            + " allows";
        } else if (plan.undated(any).isPresent()) {
            Policy policy = plan.undated(any).orElseThrow().policy();
            asking = List.of(policy);
            words =
                    policy.id()
                            + " counts from "
                            + policy.from().words()
                            + ", which cannot be relied on";
        } else {
            asking =
                    plan.deletions().stream()
                            .map(Applied::policy)
                            .filter(policy -> policy.then() == Policy.Then.REVIEW)
                            .toList();
            words = "the policy asks for a review before deletion";
        }
        return new Waiting(
                plan.reviewed().key(reason),
                reason,
                words,
                asking,
                plan.applied().stream().map(Applied::policy).toList(),
                items);
    }
}
