/**
 * Transfer: the alternative to destruction. What a plan of that kind lists goes into an accession
 * package, a BagIt bag (RFC 8493), for the archive that takes it over; only when the bag has been
 * read back whole are the items destroyed here.
 *
 * <p>The bag is staged first, under {@code unfinished} in its folder. What a hold or a law kept
 * here meanwhile is then taken out of it, so that the bag that is handed over has exactly the items
 * that were destroyed; it is read back whole once more and moved into place. Broken off at any
 * step, executing the plan again goes on.
 *
 * <p>Each item lies in a folder of its own: its original bytes, and a JSON file that says what it
 * is, by which rules it may leave, and how its hash leads to the root that the audit log has. A
 * held item never enters a bag.
 */
@NullMarked
package dev.holdfast.transfer;

import org.jspecify.annotations.NullMarked;
