package dev.holdfast.find;

import dev.holdfast.item.ItemSet;

/**
 * Knows the items of requests for erasure; erasure implements it, so that finding need not know of
 * requests.
 */
public interface ErasureSets {
    /**
     * @param name the number of a request, or that and one of its piles: {@code 3.free}, {@code
     *     3.held}, the id of a policy that keeps, or the key of a class that a person decides
     * @throws dev.holdfast.problem.Problem HF-1001 or HF-4001 when there is no such request or pile
     */
    ItemSet items(String name);
}
