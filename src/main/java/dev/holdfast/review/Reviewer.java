package dev.holdfast.review;

import dev.holdfast.audit.Actor;

import java.util.Set;

/**
 * Who decides.
 *
 * @param roles as users type them, such as {@code records-manager}
 */
public record Reviewer(Actor actor, Set<String> roles) {
    public Reviewer {
        roles = Set.copyOf(roles);
    }

    /** Whether this person may change the label of a record. */
    boolean managesRecords() {
        return roles.contains("records-manager") || roles.contains("administrator");
    }
}
