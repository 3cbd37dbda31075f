/**
 * Gives the space of destroyed contents back, and proves that nothing else changed.
 *
 * <p>A pack of which much is dead is rewritten: its living frames are copied as they are, sealed,
 * to the newest pack; all of them are on disk and read back whole before one transaction makes the
 * register point to the copies. That transaction computes, on one view of the register, the Merkle
 * root over hash and size of every content before and after: they must be equal. Then the log says
 * so, readers get a while to finish, and the old packs are removed. A crash at any point leaves
 * either the old places or the new ones, both whole.
 */
@NullMarked
package dev.holdfast.compaction;

import org.jspecify.annotations.NullMarked;
