package dev.holdfast.search;

import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

/**
 * Knows the sets of items that the register keeps and the index does not: labels, holds, matters,
 * outcomes, policies, plans, ingests.
 */
@FunctionalInterface
public interface SetResolver {
    /**
     * @param property lower-case name: {@code label}, {@code hold}, {@code matter}, {@code
     *     outcome}, {@code policy}, {@code plan} or {@code ingest}
     * @param value as written in the query
     * @throws Problem when there is no such set
     */
    ItemSet resolve(String property, String value);

    /**
     * Whose items a property of the custodian directory stands for.
     *
     * @param property lower-case name, such as {@code group} or {@code department}
     * @throws Problem when the directory knows nobody of that kind
     */
    default Members members(String property, String value) {
        throw new Problem(
                Code.BAD_QUERY,
                property + ":" + value + " cannot be used here",
                "name the custodians with custodian:");
    }

    /** Refuses every set; for queries that must not depend on the register. */
    static SetResolver none() {
        return (property, value) -> {
            throw new Problem(
                    Code.BAD_QUERY,
                    property + ":" + value + " cannot be used here",
                    "search by what the items themselves say");
        };
    }
}
