package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.policy.Policy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What people decided about items that waited for them.
 *
 * <p>An approval counts for what was looked at: the class key names the rule book, the policies
 * that cover the item, and the reason for the review. Where any of them has changed since, the key
 * is another, and the item waits again. An extension is an obligation like any other: it keeps,
 * whatever changes.
 *
 * @param approved items approved through all stages, by class key
 * @param kept items that a review keeps for some time more
 */
public record Reviews(Map<String, ItemSet> approved, List<Kept> kept) {
    public static final Reviews NONE = new Reviews(Map.of(), List.of());

    /**
     * Items that a review keeps.
     *
     * @param until the last day kept
     * @param words who decided and why
     */
    public record Kept(LocalDate until, String words, ItemSet items) {}

    public Reviews {
        approved = Map.copyOf(approved);
        kept = List.copyOf(kept);
    }

    boolean isEmpty() {
        return approved.isEmpty() && kept.isEmpty();
    }

    /** What keeps the item longest. */
    Optional<Kept> keeping(long ordinal) {
        Kept longest = null;
        for (Kept one : kept) {
            if (one.items().contains(ordinal)
                    && (longest == null || one.until().isAfter(longest.until()))) {
                longest = one;
            }
        }
        return Optional.ofNullable(longest);
    }

    /** The key of a class of items that wait, in 64 hexadecimal digits. */
    static String key(Sha256 rules, Collection<Policy> policies, String reason) {
        String text =
                policies.stream()
                        .map(policy -> policy.id() + " " + policy.digest().hex())
                        .sorted()
                        .collect(Collectors.joining("\n", rules.hex() + "\n", "\n" + reason));
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
