package dev.holdfast.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.SignCheckpoint;
import dev.holdfast.find.SelectItems;
import dev.holdfast.home.Home;
import dev.holdfast.integrity.VerifyArchive;
import dev.holdfast.item.ItemSet;
import dev.holdfast.register.Transactions;
import dev.holdfast.search.SearchIndex;
import dev.holdfast.vault.TenantKeys;
import dev.holdfast.vault.Vault;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Files of the home changed by root: {@code verify} finds it, or the service builds anew what it
 * can. Keys that stop the start are in {@code SealedLogTest}.
 */
class FileTamperTest {
    private static final int ITEMS = 8;

    /** What may fail by the file system. */
    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    @TempDir static Path folder;
    private static DisposalScene scene;

    @BeforeAll
    static void live() throws Exception {
        scene = new DisposalScene(folder.resolve("ours"), new Random(5));
        scene.mails(ITEMS / 2, 2015);
        scene.bean(Vault.class).roll();
        scene.mails(ITEMS / 2, 2026);
        scene.bean(Transactions.class)
                .write(connection -> scene.bean(SignCheckpoint.class).sign(connection));
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Test
    void packsThatAreMissingOrExchangedShouldBeFound() throws IOException {
        Path one = home("vault/pack-000001.hfp");
        Path two = home("vault/pack-000002.hfp");
        Path aside = home("vault/aside");
        move(one, aside);
        assertThat(verify()).anyMatch(line -> line.contains("the pack is missing"));
        move(two, one);
        move(aside, two);
        assertThat(verify())
                .filteredOn(line -> line.startsWith("content "))
                .as("two packs exchanged")
                .hasSize(ITEMS);
        move(two, aside);
        move(one, two);
        move(aside, one);
        assertThat(verify()).isEmpty();
    }

    @Test
    void damagedIndexFileShouldBeFound() throws IOException {
        Path segment = largest(home("index"));
        byte[] right = Files.readAllBytes(segment);
        byte[] wrong = right.clone();
        wrong[wrong.length / 2] ^= 1;
        // in place: the index has the file open
        Files.write(segment, wrong);
        try {
            assertThat(verify()).anyMatch(line -> line.contains("checksum"));
        } finally {
            Files.write(segment, right);
        }
        assertThat(verify()).isEmpty();
    }

    @Test
    void indexThatLacksAFileShouldBeBuiltAnew() {
        long size = scene.bean(SearchIndex.class).size();
        scene.restart(() -> quietly(() -> Files.delete(largest(home("index")))));
        assertThat(scene.bean(SearchIndex.class).size()).isEqualTo(size);
        assertThat(verify()).isEmpty();
    }

    @Test
    void olderStateOfTheIndexShouldBeBroughtUpToDate() throws Exception {
        Path kept = folder.resolve("kept-index");
        scene.restart(() -> quietly(() -> copy(home("index"), kept)));
        scene.mails(1, 2026);
        ItemSet before = scene.bean(SelectItems.class).select("*");
        scene.restart(
                () ->
                        quietly(
                                () -> {
                                    SearchIndex.discard(home("index"));
                                    copy(kept, home("index"));
                                }));
        assertThat(scene.bean(SelectItems.class).select("*")).isEqualTo(before);
        assertThat(verify()).isEmpty();
    }

    @Test
    void indexOfAnotherArchiveShouldBeBuiltAnew() throws Exception {
        Path other = folder.resolve("other-index");
        long size = scene.bean(SearchIndex.class).size();
        try (DisposalScene stranger = new DisposalScene(folder.resolve("theirs"), new Random(6))) {
            stranger.mails((int) size, 2015);
            stranger.restart(() -> quietly(() -> copy(stranger.home().resolve("index"), other)));
        }
        String word = scene.mails(1, 2026).iterator().next();
        assertThat(scene.bean(SelectItems.class).select(word + "*").size()).isEqualTo(1);
        scene.restart(
                () ->
                        quietly(
                                () -> {
                                    SearchIndex.discard(home("index"));
                                    copy(other, home("index"));
                                }));
        assertThat(scene.bean(SelectItems.class).select(word + "*").size())
                .as("it has our words again")
                .isEqualTo(1);
        assertThat(verify()).isEmpty();
    }

    @Test
    void exchangedKeysShouldBeFound() throws Exception {
        Path tenant = home("keys/tenant.json");
        Path log = home("keys/audit.key");
        byte[] rightTenant = Files.readAllBytes(tenant);
        byte[] rightLog = Files.readAllBytes(log);
        Path strange = Files.createDirectories(folder.resolve("strange-keys"));
        TenantKeys.openOrCreate(strange, strange);
        scene.restart(
                () ->
                        quietly(
                                () -> {
                                    Files.copy(
                                            strange.resolve("tenant.json"),
                                            tenant,
                                            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                                    Files.delete(log);
                                }));
        assertThat(verify())
                .anyMatch(line -> line.contains("the key of this content does not fit"))
                .anyMatch(line -> line.contains("is not signed by the key of this log"));
        scene.restart(
                () ->
                        quietly(
                                () -> {
                                    Files.write(tenant, rightTenant);
                                    Files.write(log, rightLog);
                                }));
        assertThat(verify()).isEmpty();
    }

    private static List<String> verify() {
        return scene.bean(VerifyArchive.class).verify(true, Actor.SYSTEM).problems();
    }

    private static Path home(String name) {
        return new Home(scene.home()).root().resolve(name);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to);
    }

    private static Path largest(Path index) throws IOException {
        try (Stream<Path> files = Files.list(index)) {
            return files.max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void quietly(Change change) {
        try {
            change.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
