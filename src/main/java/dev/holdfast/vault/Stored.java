package dev.holdfast.vault;

import dev.holdfast.item.Sha256;

/**
 * Where one content lies and how to open it; the register keeps this, the vault forgets it.
 *
 * @param sha256 of the original bytes
 * @param bytes original size
 * @param pack number of the pack file
 * @param offset of the content's frame within the pack, header included
 * @param sealedBytes length of the frame, header included
 * @param wrappedKey the content's own key, encrypted under the tenant's key; without it the content
 *     is gone
 */
public record Stored(
        Sha256 sha256, long bytes, int pack, long offset, long sealedBytes, byte[] wrappedKey) {}
