package dev.holdfast.disposition;

import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

/** Hands the items of a transfer over before they are destroyed here. */
@FunctionalInterface
public interface HandOver {
    String NOT_HANDED = "not in the package that was handed over";

    /** Refuses: for plans that hand nothing over. */
    HandOver NOBODY =
            (plan, items) -> {
                throw new Problem(
                        Code.TRANSFER_NEEDS_FOLDER,
                        "plan " + plan.id() + " is a transfer: its items go into a package first",
                        "name the folder: disposition execute " + plan.id() + " --out DIR");
            };

    /**
     * @param items those that were handed over, whole and read back
     */
    record Handed(Plan.Bag bag, ItemSet items) {}

    /** Hands over; returns when what was handed over has been read back and found whole. */
    Handed handOver(Plan plan, ItemSet items) throws InterruptedException;
}
