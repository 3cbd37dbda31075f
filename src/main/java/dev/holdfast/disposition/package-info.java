/**
 * Disposition: the end of an item, by plan, by two people, after a time to think, with proof.
 *
 * <p>A {@link dev.holdfast.disposition.Plan} freezes what an evaluation found due and seals it. Two
 * different people approve it, neither of them its planner nor the author of a policy in it. After
 * the cooling time it is executed: the archive is decided once more, and every item that a hold or
 * a longer obligation has reached meanwhile is refused, with the reason. Destroying means that the
 * content's key goes, the words leave the index, and the item's row shrinks to its residue.
 * PostgreSQL refuses all of it for a held item, and for a plan that is not approved, whoever asks.
 */
@NullMarked
package dev.holdfast.disposition;

import org.jspecify.annotations.NullMarked;
