package dev.holdfast.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HexFormat;

/** The published test vectors of Certificate Transparency. */
class MerkleRootTest {
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

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void rootShouldBeTheOneRfc6962Names(int leaves, String root) {
        MerkleRoot merkle = new MerkleRoot();
        for (int i = 0; i < leaves; i++) {
            merkle.add(HexFormat.of().parseHex(LEAVES[i]));
        }
        assertThat(merkle.root().hex()).isEqualTo(root);
    }

    @Test
    void rootShouldChangeWithTheOrderOfLeaves() {
        byte[] a = {1};
        byte[] b = {2};
        assertThat(new MerkleRoot().add(a).add(b).root())
                .isNotEqualTo(new MerkleRoot().add(b).add(a).root());
    }
}
