package dev.holdfast.audit;

import dev.holdfast.item.Sha256;

import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** RFC 6962, section 2.1, over stored hashes of full subtrees. */
final class MerkleTree {
    /**
     * The hash of the full subtree over leaves {@code index << level} and its {@code 1 << level}.
     */
    interface Nodes {
        byte[] hash(int level, long index) throws SQLException;
    }

    private final Nodes nodes;

    MerkleTree(Nodes nodes) {
        this.nodes = nodes;
    }

    static byte[] leafHash(byte[] leaf) {
        MessageDigest digest = Sha256.newDigest();
        digest.update((byte) 0);
        return digest.digest(leaf);
    }

    static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest digest = Sha256.newDigest();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /** Root of the first {@code size} leaves. */
    byte[] root(long size) throws SQLException {
        return size == 0 ? Sha256.newDigest().digest() : hash(0, size);
    }

    /** PATH(index, D[size]): from the leaf's sibling up. */
    List<byte[]> inclusion(long index, long size) throws SQLException {
        List<byte[]> path = new ArrayList<>();
        inclusion(index, 0, size, path);
        return path;
    }

    private void inclusion(long index, long from, long to, List<byte[]> path) throws SQLException {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            inclusion(index, from, middle, path);
            path.add(hash(middle, to));
        } else {
            inclusion(index, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    /** PROOF(old, D[size]); empty when either tree is empty or both are the same. */
    List<byte[]> consistency(long old, long size) throws SQLException {
        List<byte[]> path = new ArrayList<>();
        if (old > 0 && old < size) {
            consistency(old, 0, size, true, path);
        }
        return path;
    }

    private void consistency(long old, long from, long to, boolean whole, List<byte[]> path)
            throws SQLException {
        if (old == to) {
            if (!whole) {
                path.add(hash(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (old <= middle) {
            consistency(old, from, middle, whole, path);
            path.add(hash(middle, to));
        } else {
            consistency(old, middle, to, false, path);
            path.add(hash(from, middle));
        }
    }

    private byte[] hash(long from, long to) throws SQLException {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return nodes.hash(level, from >> level);
        }
        long middle = from + split(count);
        return nodeHash(hash(from, middle), hash(middle, to));
    }

    /** The largest power of two smaller than the count. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }
}
