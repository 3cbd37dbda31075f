package dev.holdfast.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A person who may sign in.
 *
 * @param hasPassword false until the one-time link was used
 */
public record Person(
        PersonName name,
        Set<Role> roles,
        boolean hasPassword,
        Instant added,
        String addedBy,
        Optional<Instant> disabled) {
    public Person {
        roles = Set.copyOf(roles);
    }
}
