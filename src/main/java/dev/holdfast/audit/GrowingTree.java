package dev.holdfast.audit;

import dev.holdfast.item.Sha256;

import java.util.ArrayList;
import java.util.List;

/** The RFC 6962 tree over leaves as they come, keeping only the right edge. */
final class GrowingTree {
    /** A full subtree that a leaf completed. */
    record Node(int level, long index, byte[] hash) {}

    private final List<byte[]> edge = new ArrayList<>();
    private long size;

    long size() {
        return size;
    }

    /** The subtrees this leaf completes, smallest first. */
    List<Node> add(byte[] leafHash) {
        List<Node> made = new ArrayList<>();
        byte[] top = leafHash;
        for (int level = 0; (size >> level & 1) == 1; level++) {
            top = MerkleTree.nodeHash(edge.removeLast(), top);
            made.add(new Node(level + 1, size >> (level + 1), top));
        }
        edge.add(top);
        size++;
        return made;
    }

    byte[] root() {
        if (edge.isEmpty()) {
            return Sha256.newDigest().digest();
        }
        byte[] root = edge.getLast();
        for (int i = edge.size() - 2; i >= 0; i--) {
            root = MerkleTree.nodeHash(edge.get(i), root);
        }
        return root;
    }
}
