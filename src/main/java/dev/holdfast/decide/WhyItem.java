package dev.holdfast.decide;

import dev.holdfast.item.ItemId;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.rules.RuleBook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replays the decision of one item, with its reasons.
 *
 * <p>The outcome comes from the same {@link ClassPlan} as in an {@link Evaluation}; the days are
 * worked out by calendar, and a test holds one against the other.
 */
public final class WhyItem {
    private final RuleBook rules;

    public WhyItem(RuleBook rules) {
        this.rules = rules;
    }

    /**
     * Why the item is what it is.
     *
     * @throws IllegalArgumentException if a policy's scope was not resolved
     */
    public Why explain(Archive archive, Terms terms, ItemId item) {
        long ordinal = item.ordinal();
        InForce inForce = InForce.of(rules, archive, terms, Days::scanning);
        List<Applied> covering =
                inForce.policies().stream().filter(a -> a.coversItem(ordinal)).toList();
        List<String> holds =
                archive.holds().entrySet().stream()
                        .filter(hold -> hold.getValue().contains(ordinal))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        boolean holdUnknown = archive.holdUnknown().contains(ordinal);
        ClassPlan plan = inForce.plan(covering, holds, holdUnknown);
        ItemDates dates = ItemDates.of(plan, ordinal);
        PolicyBook policies = terms.policies();
        return new Why(
                item,
                terms.asOf(),
                plan.outcome(ordinal),
                orNull(dates.retainUntil()),
                orNull(dates.dispositionOn()),
                new Reasons(plan, dates, ordinal).inOrder(),
                holds,
                new Why.Versions(
                        rules.versionWith(policies.digest()),
                        rules.digest().hex(),
                        policies.digest().hex()));
    }

    @SuppressWarnings("NullAway") // Optional.orElse(null) is how an Optional becomes nullable
    private static LocalDate orNull(Optional<LocalDate> day) {
        return day.orElse(null);
    }
}
