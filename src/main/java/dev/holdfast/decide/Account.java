package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.rules.RuleBook;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An evaluation, told policy by policy, and why items wait for a person.
 *
 * @param policies what each policy in force covers, in the order of their ids
 * @param conflicts items that policies disagree over, by what they disagree about
 * @param undated items without a date that can be relied on, by what needs it
 */
public record Account(
        List<Share> policies,
        SortedMap<String, ItemSet> conflicts,
        SortedMap<String, ItemSet> undated) {

    /** What one policy covers. */
    public record Share(String policy, ItemSet items) {}

    /**
     * @param review the items of the evaluation that wait for a review
     */
    public static Account of(RuleBook rules, Archive archive, Terms terms, ItemSet review) {
        InForce inForce = InForce.of(rules, archive, terms, Days::laidOut);
        Map<String, ItemSet.Builder> conflicts = new HashMap<>();
        Map<String, ItemSet.Builder> undated = new HashMap<>();
        Covered.of(inForce, review)
                .forEach(
                        (covering, items) -> {
                            ClassPlan plan = inForce.plan(covering, List.of(), false);
                            items.forEachOrdinal(
                                    ordinal -> wait(plan, ordinal, conflicts, undated));
                        });
        List<Share> shares = new ArrayList<>();
        inForce.policies().forEach(policy -> shares.add(share(policy, archive.items())));
        return new Account(shares, built(conflicts), built(undated));
    }

    private static void wait(
            ClassPlan plan,
            long ordinal,
            Map<String, ItemSet.Builder> conflicts,
            Map<String, ItemSet.Builder> undated) {
        Optional<ClassPlan.Clash> clash = plan.clash(ordinal);
        if (clash.isPresent()) {
            add(conflicts, words(clash.get()), ordinal);
        } else {
            plan.undated(ordinal).ifPresent(policy -> add(undated, words(policy), ordinal));
        }
    }

    static List<Applied> covering(InForce inForce, long ordinal) {
        return inForce.policies().stream().filter(one -> one.coversItem(ordinal)).toList();
    }

    private static Share share(Applied policy, ItemSet all) {
        ItemSet covers = policy.covers();
        return new Share(policy.policy().id(), covers == null ? all : covers.and(all));
    }

    static void widen(@Nullable LocalDate[] span, LocalDate day) {
        if (span[0] == null || day.isBefore(span[0])) {
            span[0] = day;
        }
        if (span[1] == null || day.isAfter(span[1])) {
            span[1] = day;
        }
    }

    private static String words(ClassPlan.Clash clash) {
        return clash.minimum().policy().id()
                + " keeps longer than "
                + clash.maximum().policy().id()
                + " allows";
    }

    private static String words(Applied policy) {
        return policy.policy().id() + " counts from " + policy.policy().from().words();
    }

    private static void add(Map<String, ItemSet.Builder> sets, String why, long ordinal) {
        sets.computeIfAbsent(why, key -> ItemSet.builder()).add(ordinal);
    }

    private static SortedMap<String, ItemSet> built(Map<String, ItemSet.Builder> sets) {
        SortedMap<String, ItemSet> built = new TreeMap<>();
        sets.forEach((why, items) -> built.put(why, items.build()));
        return built;
    }
}
