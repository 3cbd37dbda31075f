package dev.holdfast.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;

import dev.holdfast.item.Content;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.vault.VaultCheck.Kind;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;

class PackVaultTest extends VaultContract {
    private Path packs() {
        return scratch.resolve("vault");
    }

    private Path keys() {
        return scratch.resolve("keys");
    }

    @Override
    Vault open() throws IOException {
        return PackVault.open(packs(), TenantKeys.openOrCreate(keys(), packs()));
    }

    private Vault open(long rollBytes, long inMemoryLimitBytes, PackOutput.Opener opener)
            throws IOException {
        Aead key = TenantKeys.openOrCreate(keys(), packs());
        return PackVault.open(packs(), key, rollBytes, inMemoryLimitBytes, opener);
    }

    private Path pack(int number) {
        return packs().resolve(PackFiles.name(number));
    }

    private static Stored put(Vault vault, byte[] bytes) throws IOException {
        return vault.append(vault.seal(new Content.InMemory(bytes)));
    }

    @Test
    void everyFlippedByteShouldBeNoticedByReadAndByCheck() throws IOException {
        try (Vault vault = open()) {
            Stored before = put(vault, text("before"));
            Stored stored = put(vault, text("a small content, damaged at each of its bytes"));
            Stored after = put(vault, text("after"));
            vault.sync();
            byte[] whole = Files.readAllBytes(pack(1));
            for (int i = 0; i < stored.sealedBytes(); i++) {
                byte[] damaged = whole.clone();
                damaged[(int) stored.offset() + i] ^= (byte) (1 << (i % 8));
                Files.write(pack(1), damaged);
                assertDamaged(vault, stored);
                assertThat(read(vault, before)).isEqualTo(text("before"));
                assertThat(read(vault, after)).isEqualTo(text("after"));
                VaultCheck.Outcome outcome = new VaultCheck(packs()).walk();
                assertThat(outcome.undamaged()).isFalse();
                assertThat(outcome.frames()).isEqualTo(2);
                assertThat(outcome.findings())
                        .containsExactly(
                                new VaultCheck.Finding(
                                        1, stored.offset(), stored.sealedBytes(), Kind.DAMAGED));
            }
            Files.write(pack(1), whole);
            assertThat(new VaultCheck(packs()).walk().findings()).isEmpty();
        }
    }

    @Test
    void damagedStreamedContentShouldBeNoticedBeforeAnyByteIsWritten() throws IOException {
        try (Vault vault = open(PackVault.ROLL_BYTES, 10, PackOutput::file)) {
            byte[] original = content(new Random(3), 3_000_000);
            Stored stored = put(vault, original);
            vault.sync();
            assertThat(read(vault, stored)).isEqualTo(original);
            byte[] whole = Files.readAllBytes(pack(1));
            for (int at : new int[] {3, 30, 70, whole.length / 2, whole.length - 1}) {
                byte[] damaged = whole.clone();
                damaged[at] ^= 1;
                Files.write(pack(1), damaged);
                assertDamaged(vault, stored);
            }
            Files.write(pack(1), Arrays.copyOf(whole, whole.length - 1));
            assertDamaged(vault, stored);
        }
    }

    @Test
    void tornTailShouldBeLeftAloneAndANewPackBegun() throws IOException {
        Stored first;
        Stored second;
        try (Vault vault = open()) {
            first = put(vault, text("first"));
            second = put(vault, content(new Random(1), 5000));
            vault.sync();
        }
        byte[] whole = Files.readAllBytes(pack(1));
        for (long cut = second.offset() + 1; cut < whole.length; cut += 997) {
            Files.write(pack(1), Arrays.copyOf(whole, (int) cut));
            Files.deleteIfExists(pack(2));
            byte[] torn = Files.readAllBytes(pack(1));
            try (Vault vault = open()) {
                Stored third = put(vault, text("third"));
                vault.sync();
                assertThat(third.pack()).isEqualTo(2);
                assertThat(read(vault, first)).isEqualTo(text("first"));
                assertThat(read(vault, third)).isEqualTo(text("third"));
                assertDamaged(vault, second);
            }
            assertThat(Files.readAllBytes(pack(1))).isEqualTo(torn);
            VaultCheck.Outcome outcome = new VaultCheck(packs()).walk();
            assertThat(outcome.undamaged()).isTrue();
            assertThat(outcome.findings())
                    .singleElement()
                    .extracting(VaultCheck.Finding::kind)
                    .isEqualTo(Kind.TORN_TAIL);
        }
    }

    @Test
    void reopenedVaultShouldAppendAfterTheLastFrame() throws IOException {
        try (Vault vault = open()) {
            put(vault, text("first"));
        }
        long size = Files.size(pack(1));
        try (Vault vault = open()) {
            assertThat(put(vault, text("second")).offset()).isEqualTo(size);
        }
        assertThat(new VaultCheck(packs()).walk().frames()).isEqualTo(2);
    }

    @Test
    void packsShouldRollBeforeTheyGrowTooLarge() throws IOException {
        try (Vault vault = open(10_000, Content.IN_MEMORY_LIMIT_BYTES, PackOutput::file)) {
            Random random = new Random(5);
            for (int i = 0; i < 30; i++) {
                byte[] bytes = content(random, 3_000);
                assertThat(read(vault, put(vault, bytes))).isEqualTo(bytes);
            }
            put(vault, new byte[0]);
            vault.sync();
        }
        assertThat(PackFiles.numbers(packs())).hasSizeGreaterThan(3);
        for (int number : PackFiles.numbers(packs())) {
            assertThat(Files.size(pack(number))).isLessThanOrEqualTo(10_000);
        }
    }

    @Test
    void fullDiskShouldBeReportedAndLeaveNothingHalfDone() throws IOException {
        FullDisk disk = new FullDisk(2_000);
        byte[] large = new byte[5_000];
        new Random(1).nextBytes(large);
        try (Vault vault = open(PackVault.ROLL_BYTES, Content.IN_MEMORY_LIMIT_BYTES, disk)) {
            Stored first = put(vault, text("first"));
            assertThatThrownBy(() -> put(vault, large))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo(Code.DISK_FULL));
            assertThat(Files.size(pack(1))).isEqualTo(first.sealedBytes());
            disk.room = 100_000;
            Stored second = put(vault, large);
            vault.sync();
            assertThat(read(vault, first)).isEqualTo(text("first"));
            assertThat(read(vault, second)).isEqualTo(large);
        }
        assertThat(new VaultCheck(packs()).walk().findings()).isEmpty();
    }

    @Test
    void lostKeyShouldBeRefusedInsteadOfReplaced() throws IOException {
        try (Vault vault = open()) {
            put(vault, text("kept"));
        }
        Files.delete(keys().resolve(TenantKeys.FILE_NAME));
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo(Code.KEYS_MISSING));
        assertThat(keys().resolve(TenantKeys.FILE_NAME)).doesNotExist();
    }

    @Test
    void brokenKeyShouldBeReported() throws IOException {
        Files.createDirectories(keys());
        Files.writeString(keys().resolve(TenantKeys.FILE_NAME), "{\"broken\":");
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo(Code.KEYS_UNREADABLE));
    }

    @Test
    void keyShouldBeReadableByItsOwnerOnly() throws IOException {
        open().close();
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        keys().resolve(TenantKeys.FILE_NAME))))
                .isEqualTo("rw-------");
    }

    @Test
    void contentsOfAnotherTenantShouldNotBeReadable() throws IOException {
        Stored stored;
        try (Vault vault = open()) {
            stored = put(vault, text("ours"));
        }
        Path others = scratch.resolve("others");
        Aead other = TenantKeys.openOrCreate(others, others);
        try (Vault vault = PackVault.open(packs(), other)) {
            assertDamaged(vault, stored);
        }
    }

    @Test
    void packShouldHoldNeitherContentNorItsDigest() throws IOException {
        byte[] secret = text("a sentence that anyone could look for in a stolen pack, twice over");
        try (Vault vault = open()) {
            put(vault, secret);
        }
        String pack = latin(Files.readAllBytes(pack(1)));
        assertThat(pack)
                .doesNotContain("a sentence")
                .doesNotContain(latin(Sha256.of(secret).bytes()));
    }

    @Test
    void leftOverTemporaryFilesShouldGoWhenTheVaultIsOpened() throws IOException {
        Path left = packs().resolve("sealing");
        Files.createDirectories(left);
        Files.write(left.resolve("seal-1.part"), new byte[9], StandardOpenOption.CREATE);
        try (Vault vault = open(PackVault.ROLL_BYTES, 10, PackOutput::file)) {
            vault.seal(new Content.InMemory(new byte[99])).discard();
            put(vault, new byte[99]);
        }
        assertThat(left).isEmptyDirectory();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /**
     * A disk with room for so many bytes, which writes what fits before it refuses, as disks do.
     */
    private static final class FullDisk implements PackOutput.Opener {
        private long room;

        FullDisk(long room) {
            this.room = room;
        }

        @Override
        public PackOutput open(Path pack) throws IOException {
            PackOutput file = PackOutput.file(pack);
            return new PackOutput() {
                @Override
                public long length() throws IOException {
                    return file.length();
                }

                @Override
                public void write(byte[] bytes, int length) throws IOException {
                    int fits = (int) Math.min(length, room - file.length());
                    file.write(bytes, fits);
                    if (fits < length) {
                        throw new IOException("No space left on device");
                    }
                }

                @Override
                public void truncate(long length) throws IOException {
                    file.truncate(length);
                }

                @Override
                public void sync() throws IOException {
                    file.sync();
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }
    }
}
