package dev.holdfast.policy;

import org.jspecify.annotations.Nullable;

import java.time.Period;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What may lengthen a policy's period.
 *
 * @param tolls proceedings during which the period does not run: its end moves by the days they
 *     lasted inside it
 * @param extending proceedings before whose end the period is not over
 * @param byOrder the most that an authority's order may add; null if orders add nothing
 * @param word how the rule words that power
 */
public record Extensions(
        SortedSet<String> tolls,
        SortedSet<String> extending,
        @Nullable Period byOrder,
        @Nullable String word) {
    public static final Extensions NONE =
            new Extensions(new TreeSet<>(), new TreeSet<>(), null, null);

    public Extensions {
        tolls = Collections.unmodifiableSortedSet(new TreeSet<>(tolls));
        extending = Collections.unmodifiableSortedSet(new TreeSet<>(extending));
    }

    /** Whether proceedings of any of these names lengthen the period. */
    public boolean concernedBy(String proceeding) {
        return tolls.contains(proceeding) || extending.contains(proceeding);
    }

    /** Whether anything at all may lengthen the period. */
    public boolean any() {
        return !tolls.isEmpty() || !extending.isEmpty() || byOrder != null;
    }

    /** All proceedings that lengthen the period. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(tolls);
        names.addAll(extending);
        return names;
    }
}
