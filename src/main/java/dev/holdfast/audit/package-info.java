/**
 * The proof: an append-only log of everything done and seen, hashed into an RFC 6962 Merkle tree
 * and signed in checkpoints.
 */
@NullMarked
package dev.holdfast.audit;

import org.jspecify.annotations.NullMarked;
