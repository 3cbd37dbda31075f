/**
 * Holds the bytes: content-addressed, compressed, encrypted under a key of its own, in append-only
 * packs.
 *
 * <p>The vault never decides. Destroying a content means destroying its wrapped key, which the
 * register keeps; the pack is rewritten later to give the space back.
 */
@NullMarked
package dev.holdfast.vault;

import org.jspecify.annotations.NullMarked;
