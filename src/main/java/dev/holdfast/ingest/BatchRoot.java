package dev.holdfast.ingest;

import dev.holdfast.item.Sha256;

import java.util.List;

/**
 * The RFC 6962 Merkle root over the hashes of a batch, which one audit entry carries for all its
 * items.
 */
final class BatchRoot {
    private BatchRoot() {}

    static Sha256 of(List<Sha256> hashes) {
        java.security.MessageDigest digest = Sha256.newDigest();
        for (Sha256 hash : hashes) {
            digest.update(hash.bytes());
        }
        return Sha256.ofDigest(digest.digest());
    }
}
