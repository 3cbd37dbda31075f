package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.rules.RuleBook;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Items weighed for a request for erasure (GDPR Article 17): what a hold keeps, what a law keeps
 * that outweighs the request, what a person has to decide, and what may go. Each item is in one of
 * them.
 *
 * @param free what nothing obliges to keep, whether or not a policy would have it deleted
 * @param held under legal hold, or not yet matched against the holds
 * @param kept by the law that keeps it longest
 * @param asked kept until a person decides, by the reasons there are
 */
public record Weighed(ItemSet free, ItemSet held, List<Kept> kept, List<Asked> asked) {
    /**
     * The days on which keeping ends.
     *
     * @param first the earliest last day of keeping; null when no day can be told
     * @param last the latest such day
     * @param open whether for some the last day cannot be told yet
     */
    public record Until(@Nullable LocalDate first, @Nullable LocalDate last, boolean open) {
        /** The last day of the last item, or null while it cannot be told. */
        public @Nullable LocalDate atTheLatest() {
            return open ? null : last;
        }
    }

    /**
     * Items that a law keeps although erasure was asked.
     *
     * @param text why, in a sentence
     * @param authority what exempts them, such as {@code GDPR Art 17(3)(b)}
     */
    public record Kept(Policy policy, String text, String authority, Until until, ItemSet items) {}

    /**
     * Why items wait for a person.
     *
     * @param policy null where no policy keeps: an extension, or a rule of the tenant's own
     */
    public record Reason(@Nullable Policy policy, String text, String authority) {
        /** What it is, in a few words. */
        public String title() {
            return policy == null ? text : policy.title();
        }
    }

    /**
     * Items that wait for a person, all for the same reasons.
     *
     * @param key names rule book, policies and reasons; a decision counts only for its key
     */
    public record Asked(String key, List<Reason> reasons, Until until, ItemSet items) {
        public Asked {
            reasons = List.copyOf(reasons);
        }
    }

    public Weighed {
        kept = List.copyOf(kept);
        asked = List.copyOf(asked);
    }

    public static Weighed of(RuleBook rules, Archive archive, Terms terms, ItemSet items) {
        return Weighing.of(rules, archive, terms, items);
    }

    /**
     * @param erase keys of the classes that a person decided to erase
     */
    public Weighed settled(Set<String> erase) {
        ItemSet may = free;
        List<Asked> left = new ArrayList<>();
        for (Asked one : asked) {
            if (erase.contains(one.key())) {
                may = may.or(one.items());
            } else {
                left.add(one);
            }
        }
        return new Weighed(may, held, kept, left);
    }

    /** What keeps the item, in words; for items that are not free. */
    public String reason(long ordinal) {
        if (held.contains(ordinal)) {
            return "under legal hold";
        }
        for (Kept one : kept) {
            if (one.items().contains(ordinal)) {
                Policy policy = one.policy();
                return "must be kept: " + policy.id() + ", " + policy.authority().cite();
            }
        }
        for (Asked one : asked) {
            if (one.items().contains(ordinal)) {
                return "a person must decide first: " + one.reasons().getFirst().text();
            }
        }
        return "must be kept";
    }
}
