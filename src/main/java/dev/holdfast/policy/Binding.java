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
     * Whether the rule binds a keeper who states to be these. Silence keeps: one who states no role
     * is bound by the rules for any, and one who states nothing by all.
     */
    public boolean binds(Set<String> stated) {
        if (not.stream().anyMatch(stated::contains)) {
            return false;
        }
        boolean silentOnRoles = stated.stream().allMatch(Keepers::place);
        return stated.isEmpty()
                || keepers.isEmpty()
                || keepers.stream()
                        .anyMatch(
                                one ->
                                        stated.contains(one)
                                                || (silentOnRoles && !Keepers.place(one)));
    }
}
