package dev.holdfast.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.item.Content;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What every vault promises; each implementation's test extends it. */
abstract class VaultContract {
    @TempDir Path scratch;

    /** The same vault each time: what an earlier one synced, a later one reads. */
    abstract Vault open() throws IOException;

    static byte[] read(Vault vault, Stored stored) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        vault.read(stored, out);
        return out.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Half of the contents compress well, the others not at all. */
    static byte[] content(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            for (int i = 0; i < size; i++) {
                bytes[i] =
                        (byte)
                                ("Subject: minutes of the meeting\r\n".charAt(i % 33)
                                        + bytes[i] / 120);
            }
        }
        return bytes;
    }

    @Test
    void readShouldReturnOriginalBytesForAnySize() throws IOException {
        long seed = System.nanoTime();
        System.out.println("VaultContract seed " + seed);
        Random random = new Random(seed);
        List<byte[]> originals = new ArrayList<>();
        List<Stored> stored = new ArrayList<>();
        try (Vault vault = open()) {
            for (int i = 0; i < 60; i++) {
                int size = i < 20 ? i : random.nextInt(1 << random.nextInt(10, 23));
                byte[] original = content(random, Math.min(size, 5_000_000));
                originals.add(original);
                stored.add(vault.append(vault.seal(new Content.InMemory(original))));
            }
            vault.sync();
            for (int i = 0; i < originals.size(); i++) {
                assertThat(read(vault, stored.get(i)))
                        .as("seed %d", seed)
                        .isEqualTo(originals.get(i));
            }
        }
        try (Vault again = open()) {
            for (int i = 0; i < originals.size(); i++) {
                assertThat(read(again, stored.get(i))).isEqualTo(originals.get(i));
            }
        }
    }

    @Test
    void readShouldReturnOriginalBytesOfLargeFile() throws IOException {
        Path file = scratch.resolve("large");
        Random random = new Random(7);
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 100; i++) {
                out.write(content(random, 1 << 20));
            }
        }
        Path back = scratch.resolve("back");
        try (Vault vault = open()) {
            Stored stored =
                    vault.append(vault.seal(new Content.OnDisk(file, Files.size(file), false)));
            vault.sync();
            assertThat(stored.bytes()).isEqualTo(100L << 20);
            try (var out = Files.newOutputStream(back)) {
                vault.read(stored, out);
            }
        }
        assertThat(Files.mismatch(file, back)).isEqualTo(-1);
    }

    @Test
    void sealedShouldKnowDigestAndSizeOfTheOriginal() throws IOException {
        byte[] original = text("the quick brown fox");
        try (Vault vault = open()) {
            Vault.Sealed sealed = vault.seal(new Content.InMemory(original));
            assertThat(sealed.sha256()).isEqualTo(Sha256.of(original));
            assertThat(sealed.bytes()).isEqualTo(original.length);
            sealed.discard();
        }
    }

    @Test
    void sameContentShouldBeSealedUnderAnotherKeyEachTime() throws IOException {
        try (Vault vault = open()) {
            Content content = new Content.InMemory(text("twice"));
            Stored one = vault.append(vault.seal(content));
            Stored two = vault.append(vault.seal(content));
            assertThat(one.wrappedKey()).isNotEqualTo(two.wrappedKey());
            assertThat(read(vault, one)).isEqualTo(read(vault, two));
        }
    }

    @Test
    void readShouldRefuseKeyOfAnotherContent() throws IOException {
        try (Vault vault = open()) {
            Stored one = vault.append(vault.seal(new Content.InMemory(text("one"))));
            Stored two = vault.append(vault.seal(new Content.InMemory(text("two"))));
            Stored mixed =
                    new Stored(
                            one.sha256(),
                            one.bytes(),
                            one.pack(),
                            one.offset(),
                            one.sealedBytes(),
                            two.wrappedKey());
            assertDamaged(vault, mixed);
            Stored elsewhere =
                    new Stored(
                            one.sha256(),
                            one.bytes(),
                            two.pack(),
                            two.offset(),
                            two.sealedBytes(),
                            one.wrappedKey());
            assertDamaged(vault, elsewhere);
        }
    }

    @Test
    void manyThreadsShouldSealAppendAndReadAtOnce() throws Exception {
        try (Vault vault = open();
                ExecutorService workers = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> done = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                byte[] original = content(new Random(i), i * 37);
                done.add(
                        workers.submit(
                                () -> {
                                    Stored stored =
                                            vault.append(
                                                    vault.seal(new Content.InMemory(original)));
                                    vault.sync();
                                    return java.util.Arrays.equals(original, read(vault, stored));
                                }));
            }
            for (Future<Boolean> one : done) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    static void assertDamaged(Vault vault, Stored stored) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> vault.read(stored, out))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo(Code.VAULT_CORRUPT));
        assertThat(out.size()).isZero();
    }
}
