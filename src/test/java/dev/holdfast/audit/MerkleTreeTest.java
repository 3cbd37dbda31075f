package dev.holdfast.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

class MerkleTreeTest {
    /** Leaves and roots of the certificate-transparency reference implementation's tests. */
    private static final String[] LEAVES = {
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f"
    };

    private static final String[] ROOTS = {
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    };

    private static MerkleTree over(List<byte[]> leafHashes) {
        return new MerkleTree(
                (level, index) ->
                        naive(
                                leafHashes.subList(
                                        (int) (index << level), (int) ((index + 1) << level))));
    }

    /** MTH of RFC 6962, word for word. */
    private static byte[] naive(List<byte[]> hashes) {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int k = Integer.highestOneBit(hashes.size() - 1);
        return MerkleTree.nodeHash(
                naive(hashes.subList(0, k)), naive(hashes.subList(k, hashes.size())));
    }

    private static List<byte[]> random(Random random, int size) {
        List<byte[]> hashes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            byte[] hash = new byte[32];
            random.nextBytes(hash);
            hashes.add(hash);
        }
        return hashes;
    }

    @Test
    void rootShouldMatchTheKnownVectors() throws SQLException {
        List<byte[]> hashes = new ArrayList<>();
        GrowingTree growing = new GrowingTree();
        for (int size = 0; size <= LEAVES.length; size++) {
            assertThat(HexFormat.of().formatHex(over(hashes).root(size))).isEqualTo(ROOTS[size]);
            assertThat(HexFormat.of().formatHex(growing.root())).isEqualTo(ROOTS[size]);
            if (size < LEAVES.length) {
                byte[] hash = MerkleTree.leafHash(HexFormat.of().parseHex(LEAVES[size]));
                hashes.add(hash);
                growing.add(hash);
            }
        }
    }

    @Test
    void consistencyShouldLeadFromTheOldRootToTheNewOne() throws SQLException {
        List<byte[]> hashes = random(new Random(42), 70);
        MerkleTree tree = over(hashes);
        for (int size = 1; size <= hashes.size(); size++) {
            for (int old = 1; old < size; old++) {
                List<byte[]> path = tree.consistency(old, size);
                byte[][] roots = follow(old, size, naive(hashes.subList(0, old)), path);
                assertThat(roots[0]).isEqualTo(naive(hashes.subList(0, old)));
                assertThat(roots[1]).isEqualTo(naive(hashes.subList(0, size)));
            }
        }
    }

    @Test
    void growingTreeShouldReportTheNodesTheTreeIsMadeOf() {
        List<byte[]> hashes = random(new Random(43), 200);
        GrowingTree growing = new GrowingTree();
        for (byte[] hash : hashes) {
            for (GrowingTree.Node node : growing.add(hash)) {
                int from = (int) (node.index() << node.level());
                assertThat(node.hash())
                        .isEqualTo(naive(hashes.subList(from, from + (1 << node.level()))));
            }
            assertThat(growing.root()).isEqualTo(naive(hashes.subList(0, (int) growing.size())));
        }
    }

    /** RFC 9162, section 2.1.4.2: both roots, from the path alone. */
    private static byte[][] follow(int old, int size, byte[] oldRoot, List<byte[]> proof) {
        List<byte[]> path = new ArrayList<>(proof);
        if (Integer.bitCount(old) == 1) {
            path.addFirst(oldRoot);
        }
        int fn = old - 1;
        int sn = size - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] fr = path.getFirst();
        byte[] sr = path.getFirst();
        for (byte[] c : path.subList(1, path.size())) {
            assertThat(sn).isNotZero();
            if ((fn & 1) == 1 || fn == sn) {
                fr = MerkleTree.nodeHash(c, fr);
                sr = MerkleTree.nodeHash(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = MerkleTree.nodeHash(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        assertThat(sn).isZero();
        return new byte[][] {fr, sr};
    }
}
