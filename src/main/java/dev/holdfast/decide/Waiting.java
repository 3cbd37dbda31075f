package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.rules.RuleBook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
        Map<List<Applied>, Same> covered = new HashMap<>();
        review.forEachOrdinal(
                ordinal -> {
                    Same same =
                            covered.computeIfAbsent(
                                    Account.covering(inForce, ordinal),
                                    all ->
                                            new Same(
                                                    inForce.plan(all, List.of(), false),
                                                    new LinkedHashMap<>()));
                    same.reasons()
                            .computeIfAbsent(
                                    same.plan().reviewReason(ordinal), key -> ItemSet.builder())
                            .add(ordinal);
                });
        List<Waiting> classes = new ArrayList<>();
        covered.values()
                .forEach(
                        same ->
                                same.reasons()
                                        .forEach(
                                                (reason, items) ->
                                                        classes.add(
                                                                of(
                                                                        same.plan(),
                                                                        reason,
                                                                        items.build()))));
        classes.sort(Comparator.comparing((Waiting one) -> one.items().size()).reversed());
        return classes;
    }

    /** Items that the same policies cover, by the reason for which they wait. */
    private record Same(ClassPlan plan, Map<String, ItemSet.Builder> reasons) {}

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
