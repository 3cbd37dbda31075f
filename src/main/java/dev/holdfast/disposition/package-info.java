/**
 * Disposition: the end of an item, by plan, by two people, after a time to think, with proof.
 *
 * <p>A {@link dev.holdfast.disposition.Plan} freezes what an evaluation found due and seals it. Two
 * different people approve it, neither of them its planner nor the author of a policy in it. After
 * the cooling time it is executed: the archive is decided once more, and every item that a hold or
 * a longer obligation has reached meanwhile is refused, with the reason. Destroying means that the
 * content's key goes, the words leave the index, and the item's row shrinks to its residue.
 * PostgreSQL refuses all of it for a held item, for an item that is not in the plan, and for a plan
 * that is not approved by two independent people, whoever asks.
 *
 * <p>An execution runs in batches and can be stopped between two of them, by a person or a crash;
 * executed again it decides afresh and goes on. A plan may also transfer its items, which are then
 * handed over before they are destroyed, or erase what a person asked to be erased.
 */
@NullMarked
package dev.holdfast.disposition;

import org.jspecify.annotations.NullMarked;
