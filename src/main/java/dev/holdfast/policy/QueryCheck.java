package dev.holdfast.policy;

import java.util.Optional;

/**
 * Says whether a scope's query can be read, so that a policy is refused before anybody relies on
 * it.
 */
@FunctionalInterface
public interface QueryCheck {
    /** Accepts every query: for readers without an index at hand. */
    QueryCheck NONE = query -> Optional.empty();

    /** What is wrong with the query, or empty if nothing is. */
    Optional<String> fault(String query);
}
