package dev.holdfast.ingest;

import dev.holdfast.extract.Extracted;
import dev.holdfast.register.NewItem;
import dev.holdfast.vault.Vault;

import org.jspecify.annotations.Nullable;

/**
 * An item a worker is done with: read, hashed, sealed.
 *
 * @param content null when the vault already held these bytes
 * @param text what a document reader found, sealed; null when there is none or the vault already
 *     held it
 */
record PreparedItem(
        NewItem item,
        Extracted extracted,
        Vault.@Nullable Sealed content,
        Vault.@Nullable Sealed text) {}
