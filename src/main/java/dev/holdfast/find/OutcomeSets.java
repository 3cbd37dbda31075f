package dev.holdfast.find;

import dev.holdfast.item.ItemSet;

/**
 * Knows what the archive was decided to be today; retention implements it, so that finding need not
 * know how to decide.
 */
public interface OutcomeSets {
    /**
     * @param outcome {@code keep}, {@code held}, {@code review} or {@code due}
     * @throws dev.holdfast.problem.Problem HF-4001 when there is no such outcome
     */
    ItemSet items(String outcome);

    /**
     * What an active policy covers.
     *
     * @throws dev.holdfast.problem.Problem HF-4001 when no active policy has that id
     */
    ItemSet covered(String policy);
}
