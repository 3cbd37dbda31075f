package dev.holdfast.ingest;

import dev.holdfast.item.Sha256;
import java.util.List;

/** The RFC 6962 Merkle root over the hashes of a batch, which one audit entry carries for all its items. */
final class BatchRoot {
    private BatchRoot() {}

    static Sha256 of(List<Sha256> hashes) {
        throw new UnsupportedOperationException();
    }
}
