package dev.holdfast.policy;

import dev.holdfast.item.Sha256;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One retention policy, as its YAML file states it.
 *
 * @param id names the policy in files, reasons and reports; for {@link Level#LABEL} also the
 *     label's name
 * @param scope which items it covers; ignored for labels, which cover what they are put on
 * @param period calendar length, at least one day
 * @param from what the period starts from; that day is not counted
 * @param tolls proceedings during which the period does not run
 * @param keepers whom the rule binds ({@code binds.keeper}); empty binds everybody
 * @throws IllegalArgumentException if the period is zero or negative
 */
public record Policy(
        String id,
        String title,
        Authority authority,
        Bound kind,
        Level level,
        Scope scope,
        Period period,
        Trigger from,
        Rounding round,
        Then then,
        SortedSet<String> tolls,
        SortedSet<String> keepers,
        Validity valid,
        List<Example> examples) {

    /** Whether a policy demands keeping (minimum) or forbids it (maximum). */
    public enum Bound {
        MINIMUM,
        MAXIMUM
    }

    /** How a policy reaches its items: put on each as a label, or by scope. */
    public enum Level {
        LABEL,
        POLICY
    }

    /** What happens when the period is over. */
    public enum Then {
        RETAIN_ONLY,
        DESTROY,
        REVIEW,
        DELETE_ONLY
    }

    public Policy {
        LocalDate probe = LocalDate.of(2001, 1, 1);
        if (!probe.plus(period).isAfter(probe) || period.isNegative()) {
            throw new IllegalArgumentException("the period must be at least one day: " + period);
        }
        tolls = Collections.unmodifiableSortedSet(new TreeSet<>(tolls));
        keepers = Collections.unmodifiableSortedSet(new TreeSet<>(keepers));
        examples = List.copyOf(examples);
    }

    /** Whether the policy obliges to keep: a minimum that is not merely a day of deletion. */
    public boolean keeps() {
        return kind == Bound.MINIMUM && then != Then.DELETE_ONLY;
    }

    /** Whether the policy ends in deletion, at once or after a review. */
    public boolean deletes() {
        return then != Then.RETAIN_ONLY;
    }

    /**
     * Whether the rule is in force on that day and binds a keeper of these sorts; a keeper who
     * states nothing is bound.
     */
    public boolean binds(LocalDate asOf, Set<String> keeper) {
        return valid.includes(asOf)
                && (keepers.isEmpty()
                        || keeper.isEmpty()
                        || keepers.stream().anyMatch(keeper::contains));
    }

    /**
     * SHA-256 over the canonical form: equal for files that differ in layout, comments or examples
     * only.
     */
    public Sha256 digest() {
        return Sha256.of(CanonicalForm.of(this).getBytes(StandardCharsets.UTF_8));
    }
}
