package dev.holdfast.item;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows that a leaf belongs to a {@link MerkleRoot}: the sibling hashes from the leaf up (RFC 6962,
 * section 2.1.1). Keeps a hash for each leaf.
 */
public final class MerklePaths {
    /** Hashes of the full subtrees: level 0 are the leaves. */
    private final List<List<byte[]>> levels = new ArrayList<>();

    public MerklePaths(List<byte[]> leaves) {
        List<byte[]> level =
                new ArrayList<>(leaves.stream().map(leaf -> hash(0, leaf, new byte[0])).toList());
        while (!level.isEmpty()) {
            levels.add(level);
            List<byte[]> above = new ArrayList<>(level.size() / 2);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                above.add(hash(1, level.get(i), level.get(i + 1)));
            }
            level = above;
        }
    }

    public List<byte[]> path(int index) {
        List<byte[]> path = new ArrayList<>();
        path(index, 0, levels.getFirst().size(), path);
        return path;
    }

    private void path(int index, int from, int to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        if (index < middle) {
            path(index, from, middle, path);
            path.add(subtree(middle, to));
        } else {
            path(index, middle, to, path);
            path.add(subtree(from, middle));
        }
    }

    private byte[] subtree(int from, int to) {
        int count = to - from;
        if (Integer.bitCount(count) == 1) {
            int level = Integer.numberOfTrailingZeros(count);
            return levels.get(level).get(from >> level);
        }
        int middle = from + Integer.highestOneBit(count - 1);
        return hash(1, subtree(from, middle), subtree(middle, to));
    }

    private static byte[] hash(int prefix, byte[] left, byte[] right) {
        MessageDigest digest = Sha256.newDigest();
        digest.update((byte) prefix);
        digest.update(left);
        return digest.digest(right);
    }
}
