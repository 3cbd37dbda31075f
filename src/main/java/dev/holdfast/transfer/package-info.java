/**
 * Transfer: the alternative to destruction. What a plan of that kind lists goes into an accession
 * package, a BagIt bag (RFC 8493), for the archive that takes it over; only when the bag has been
 * read back whole are the items destroyed here.
 *
 * <p>Each item lies in a folder of its own: its original bytes, and a JSON file that says what it
 * is, by which rules it may leave, and how its hash leads to the root that the audit log has. A
 * held item never enters a bag.
 */
@NullMarked
package dev.holdfast.transfer;

import org.jspecify.annotations.NullMarked;
