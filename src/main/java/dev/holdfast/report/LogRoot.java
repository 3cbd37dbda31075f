package dev.holdfast.report;

/**
 * Where the audit log stood: the root of its Merkle tree and the number of entries under it.
 *
 * @param root as the checkpoint writes it, base64 or hexadecimal
 * @param size entries under the root
 */
public record LogRoot(String root, long size) {}
