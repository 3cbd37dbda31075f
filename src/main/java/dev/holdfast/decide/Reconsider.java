package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.rules.RuleBook;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Decides the archive under other policies, where they can make a difference: among the items that
 * a policy covers which is added, taken away or changed. All other items are covered by the same
 * policies as before, so they come out as before.
 */
public final class Reconsider {
    /**
     * Two evaluations of the same items.
     *
     * @param concerned the items that can come out differently; the only ones both evaluations
     *     decide
     */
    public record Both(ItemSet concerned, Evaluation before, Evaluation after) {}

    private final Evaluator evaluator;

    public Reconsider(RuleBook rules) {
        this.evaluator = new Evaluator(rules);
    }

    /**
     * @param known what the archive was decided to be by {@code terms}, if that is known; told
     *     which items are concerned
     * @param otherScopes what each of the other policies covers, by policy id
     * @throws IllegalArgumentException if a policy's scope was not resolved
     */
    public Both under(
            Archive archive,
            Terms terms,
            Function<ItemSet, Optional<Evaluation>> known,
            PolicyBook other,
            Map<String, ItemSet> otherScopes) {
        Archive otherArchive = archive.withScopes(otherScopes);
        ItemSet concerned = concerned(archive, terms.policies(), otherArchive, other);
        Evaluation before =
                known.apply(concerned)
                        .map(evaluation -> evaluation.among(concerned))
                        .orElseGet(() -> evaluator.evaluate(archive, terms, concerned));
        Evaluation after = evaluator.evaluate(otherArchive, terms.with(other), concerned);
        return new Both(concerned, before, after);
    }

    private static ItemSet concerned(
            Archive archive, PolicyBook book, Archive otherArchive, PolicyBook other) {
        Set<String> ids = new TreeSet<>();
        book.policies().forEach(policy -> ids.add(policy.id()));
        other.policies().forEach(policy -> ids.add(policy.id()));
        ItemSet.Builder concerned = ItemSet.builder();
        for (String id : ids) {
            Policy policy = book.find(id).orElse(null);
            Policy changed = other.find(id).orElse(null);
            ItemSet covers = covers(policy, archive);
            ItemSet changedCovers = covers(changed, otherArchive);
            if (policy == null || !policy.equals(changed) || !covers.equals(changedCovers)) {
                concerned.addAll(covers).addAll(changedCovers);
            }
        }
        return concerned.build().and(archive.items());
    }

    private static ItemSet covers(@Nullable Policy policy, Archive archive) {
        if (policy == null) {
            return ItemSet.empty();
        }
        if (policy.level() == Policy.Level.LABEL) {
            return archive.labelled(policy.id());
        }
        return policy.scope().wholeTenant()
                ? archive.items()
                : archive.scopes().getOrDefault(policy.id(), ItemSet.empty());
    }
}
