/**
 * Holds the bytes: content-addressed, compressed, encrypted under a key of its own, in append-only
 * packs.
 *
 * <p>A content is <em>sealed</em> (zstd, then AES-256-GCM under a fresh key, bound to its SHA-256)
 * by any number of threads, <em>appended</em> to the newest pack by one, and is safe when {@link
 * dev.holdfast.vault.Vault#sync} returns. What the register then keeps ({@link
 * dev.holdfast.vault.Stored}) is the only way back to it: a pack says neither which content lies
 * where nor how to open it. So destroying a content means destroying its wrapped key; the pack is
 * rewritten later to give the space back.
 *
 * <p>{@code FrameHeader} is the format on disk, {@link dev.holdfast.vault.PackVault} writes and
 * reads it, {@link dev.holdfast.vault.VaultCheck} walks packs without knowing any key, and {@link
 * dev.holdfast.vault.TenantKeys} keeps the key that wraps all others. The reasons are in ADR
 * "Sealed frames in packs". The vault never decides.
 */
@NullMarked
package dev.holdfast.vault;

import org.jspecify.annotations.NullMarked;
