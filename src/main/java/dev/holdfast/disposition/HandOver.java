package dev.holdfast.disposition;

import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

/**
 * Hands the items of a transfer over, in three steps, each of which may be done again after a
 * crash: the package is staged and read back before anything is destroyed; when no more is
 * destroyed, it is settled to exactly what was; then it is completed in its place.
 */
public interface HandOver {
    String NOT_HANDED = "not in the package that was handed over";

    /** Refuses: for plans that hand nothing over. */
    HandOver NOBODY =
            new HandOver() {
                @Override
                public Handed stage(Plan plan, ItemSet items, boolean begun) {
                    throw needsFolder(plan);
                }

                @Override
                public Plan.@Nullable Bag settle(Plan plan, ItemSet destroyed) {
                    throw needsFolder(plan);
                }

                @Override
                public void complete(Plan plan, ItemSet destroyed) {
                    throw needsFolder(plan);
                }
            };

    /**
     * @param items those that are in the package, whole and read back
     */
    record Handed(Plan.Bag bag, ItemSet items) {}

    /**
     * Writes the package and reads it back, or finds the one that was staged before.
     *
     * @param begun whether items were destroyed, so that only what was staged has them
     */
    Handed stage(Plan plan, ItemSet items, boolean begun) throws InterruptedException;

    /**
     * Says what the package comes to when everything but {@code destroyed} is left out; changes
     * nothing in it yet.
     *
     * @return null when nothing was destroyed, and so nothing is handed over
     */
    Plan.@Nullable Bag settle(Plan plan, ItemSet destroyed);

    /** Makes the package what was settled, reads it back whole, and puts it in its place. */
    void complete(Plan plan, ItemSet destroyed) throws InterruptedException;

    private static Problem needsFolder(Plan plan) {
        return new Problem(
                Code.TRANSFER_NEEDS_FOLDER,
                "plan " + plan.id() + " is a transfer: its items go into a package first",
                "name the folder: disposition execute " + plan.id() + " --out DIR");
    }
}
