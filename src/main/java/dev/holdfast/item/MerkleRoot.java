package dev.holdfast.item;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * One hash that stands for a list: the Merkle tree hash of RFC 6962, section 2.1, built leaf by
 * leaf.
 */
public final class MerkleRoot {
    /** Roots of the full subtrees so far, largest first, with their sizes. */
    private final List<byte[]> roots = new ArrayList<>();

    private final List<Long> sizes = new ArrayList<>();
    private final MessageDigest digest = Sha256.newDigest();

    /** Appends a leaf. */
    public MerkleRoot add(byte[] leaf) {
        digest.update((byte) 0);
        roots.add(digest.digest(leaf));
        sizes.add(1L);
        while (sizes.size() > 1 && sizes.getLast().equals(sizes.get(sizes.size() - 2))) {
            joinLast();
        }
        return this;
    }

    /** The root over all leaves; of none, the hash of nothing. Ends the use of this object. */
    public Sha256 root() {
        if (roots.isEmpty()) {
            return Sha256.of(new byte[0]);
        }
        while (roots.size() > 1) {
            joinLast();
        }
        return Sha256.ofDigest(roots.getFirst());
    }

    private void joinLast() {
        byte[] right = roots.removeLast();
        byte[] left = roots.removeLast();
        long size = sizes.removeLast() + sizes.removeLast();
        digest.update((byte) 1);
        digest.update(left);
        roots.add(digest.digest(right));
        sizes.add(size);
    }
}
