package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.policy.Policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the reviews say about the items of one class. Safe for use by several threads. */
final class Reviewed {
    private final Reviews reviews;
    private final Sha256 rules;
    private final List<Policy> policies;
    private final LocalDate asOf;
    private final Map<String, ItemSet> approved = new ConcurrentHashMap<>();

    Reviewed(Reviews reviews, Sha256 rules, List<Policy> policies, LocalDate asOf) {
        this.reviews = reviews;
        this.rules = rules;
        this.policies = List.copyOf(policies);
        this.asOf = asOf;
    }

    /** Whether any item of the archive was reviewed. */
    boolean any() {
        return !reviews.isEmpty();
    }

    String key(String reason) {
        return Reviews.key(rules, policies, reason);
    }

    /** Whether the item was approved through all stages for that reason. */
    boolean approves(String reason, long ordinal) {
        return !reviews.approved().isEmpty()
                && approved.computeIfAbsent(
                                reason,
                                why -> reviews.approved().getOrDefault(key(why), ItemSet.empty()))
                        .contains(ordinal);
    }

    /** What keeps the item longest, though it may be over. */
    Optional<Reviews.Kept> keeping(long ordinal) {
        return reviews.keeping(ordinal);
    }

    boolean keeps(long ordinal) {
        return !reviews.kept().isEmpty()
                && keeping(ordinal).filter(kept -> !kept.until().isBefore(asOf)).isPresent();
    }
}
