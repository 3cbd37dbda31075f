package dev.holdfast.policy;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whom a rule binds: a keeper who states to be any of {@code keepers} and none of {@code not}.
 *
 * @param keepers empty: everybody
 */
public record Binding(SortedSet<String> keepers, SortedSet<String> not) {
    public static final Binding EVERYBODY = new Binding(new TreeSet<>(), new TreeSet<>());

    public Binding {
        keepers = Collections.unmodifiableSortedSet(new TreeSet<>(keepers));
        not = Collections.unmodifiableSortedSet(new TreeSet<>(not));
    }

    /**
     * Whether the rule binds a keeper who states to be these; one who states nothing is bound, so
     * that silence keeps.
     */
    public boolean binds(Set<String> stated) {
        return stated.isEmpty()
                || ((keepers.isEmpty() || keepers.stream().anyMatch(stated::contains))
                        && not.stream().noneMatch(stated::contains));
    }
}
