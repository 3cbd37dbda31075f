package dev.holdfast.vault;

import dev.holdfast.item.Sha256;

import java.util.Set;

/**
 * Where the keys of contents are kept: the register, in an open transaction. Only {@link
 * Vault#destroy} asks for their destruction.
 */
@FunctionalInterface
public interface ContentKeys {
    /**
     * Destroys the keys of those contents that belong to no living item.
     *
     * @return how many went
     */
    long destroy(Set<Sha256> contents);
}
