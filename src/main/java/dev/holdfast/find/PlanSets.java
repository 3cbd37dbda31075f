package dev.holdfast.find;

import dev.holdfast.item.ItemSet;

/**
 * Knows the items of disposition plans; disposition implements it, so that finding need not know of
 * plans.
 */
public interface PlanSets {
    /**
     * @param plan its number, or its number and that of one of its classes, such as {@code 3.1}
     * @throws dev.holdfast.problem.Problem HF-1001 or HF-4001 when there is no such plan or class
     */
    ItemSet items(String plan);
}
