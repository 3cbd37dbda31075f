package dev.holdfast.compaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.audit.Actor;
import dev.holdfast.find.ReadItem;
import dev.holdfast.integrity.VerifyArchive;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;
import dev.holdfast.selftest.DisposalScene;
import dev.holdfast.vault.Stored;
import dev.holdfast.vault.Vault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

class CompactionTest {
    private static final long SEED = Long.getLong("holdfast.seed", 11);

    @TempDir Path folder;

    /** One archive lives through all of it: readers, a crash after each step, packs in use. */
    @Test
    void compactionShouldGiveSpaceBackAndChangeNothingElseWhereverItIsCutOff() throws Exception {
        System.out.println("CompactionTest: seed " + SEED);
        try (DisposalScene scene = new DisposalScene(folder, new Random(SEED))) {
            scene.mails(60, 2015);
            scene.mails(20, 2026);
            scene.dispose();
            Vault vault = scene.bean(Vault.class);
            Moves moves = scene.bean(Moves.class);
            Transactions register = scene.bean(Transactions.class);
            CompactPacks compact = scene.bean(CompactPacks.class);
            Manifest before = register.read(Manifest::of);

            // a pack that is in use is not removed, nor one that is written to
            int first = vault.packs().firstKey();
            assertThatThrownBy(() -> vault.remove(first, pack -> 1))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("contents that live");
            assertThatThrownBy(() -> vault.remove(vault.packs().lastKey(), pack -> 0))
                    .hasMessageContaining("written to");
            assertThat(compact.dryRun(0.3).freedBytes()).isPositive();
            assertThat(compact.dryRun(1.0).packs()).isEmpty();

            // cut off after the copies: the rows still point to the old pack
            vault.roll();
            long run = begin(scene, first);
            List<Stored> living = register.read(c -> moves.next(c, first, -1, 1_000));
            List<Stored> copies = new ArrayList<>();
            for (Stored stored : living) {
                copies.add(vault.copy(stored));
            }
            vault.sync();
            register.write(
                    connection -> {
                        moves.record(connection, run, living, copies);
                        return run;
                    });
            scene.restart();
            compact = scene.bean(CompactPacks.class);
            assertThat(compact.resume(Actor.SYSTEM)).isEmpty();
            assertThat(scene.bean(Transactions.class).read(Manifest::of)).isEqualTo(before);
            assertThat(problems(scene)).isEmpty();

            // whole, with readers that see every item all the time
            AtomicBoolean stop = new AtomicBoolean();
            CompletableFuture<Long> readers = readAllTheTime(scene, stop);
            CompactPacks.Outcome done = compact.compact(0.3, Actor.SYSTEM, n -> {});
            stop.set(true);
            assertThat(readers.get()).isPositive();
            assertThat(done.packs()).contains(first);
            assertThat(done.moved()).isEqualTo(before.contents());
            assertThat(done.root()).isEqualTo(before.root().hex());
            assertThat(scene.bean(Transactions.class).read(Manifest::of)).isEqualTo(before);
            assertThat(scene.bean(Vault.class).packs()).doesNotContainKey(first);
            assertThat(compact.dryRun(0.3).packs()).isEmpty();
            assertThat(problems(scene)).isEmpty();

            // cut off after the rows moved: the next run proves and removes
            scene.mails(60, 2014);
            scene.dispose();
            int half = scene.bean(Vault.class).packs().lastKey();
            scene.bean(Vault.class).roll();
            long second = begin(scene, half);
            copyAndApply(scene, second, half);
            scene.restart();
            assertThat(problems(scene)).isEmpty();
            assertThat(scene.bean(CompactPacks.class).resume(Actor.SYSTEM)).isPresent();
            assertThat(scene.bean(Vault.class).packs()).doesNotContainKey(half);
            assertThat(scene.bean(Transactions.class).read(Manifest::of)).isEqualTo(before);
            assertThat(problems(scene)).isEmpty();
        }
    }

    private static long begin(DisposalScene scene, int pack) {
        return scene.bean(Transactions.class)
                .write(
                        connection ->
                                scene.bean(Moves.class)
                                        .begin(
                                                connection,
                                                List.of(pack),
                                                "test",
                                                scene.bean(Clock.class).instant()));
    }

    private static void copyAndApply(DisposalScene scene, long run, int pack) throws IOException {
        Moves moves = scene.bean(Moves.class);
        Transactions register = scene.bean(Transactions.class);
        List<Stored> living = register.read(c -> moves.next(c, pack, -1, 1_000));
        List<Stored> copies = new ArrayList<>();
        for (Stored stored : living) {
            copies.add(scene.bean(Vault.class).copy(stored));
        }
        scene.bean(Vault.class).sync();
        register.write(
                connection -> {
                    moves.record(connection, run, living, copies);
                    return run;
                });
        register.write(
                connection -> {
                    Manifest manifest = Manifest.of(connection);
                    long moved = moves.apply(connection, run);
                    moves.moved(connection, run, manifest, Manifest.of(connection), moved);
                    return moved;
                });
    }

    private static CompletableFuture<Long> readAllTheTime(DisposalScene scene, AtomicBoolean stop) {
        Items items = scene.bean(Items.class);
        ReadItem reader = scene.bean(ReadItem.class);
        Transactions register = scene.bean(Transactions.class);
        return CompletableFuture.supplyAsync(
                () -> {
                    long read = 0;
                    while (!stop.get()) {
                        for (var item : register.read(c -> items.liveAfter(c, 0, 100))) {
                            try {
                                reader.writeOriginal(item, OutputStream.nullOutputStream());
                                read++;
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        }
                    }
                    return read;
                });
    }

    private static List<String> problems(DisposalScene scene) {
        return scene.bean(VerifyArchive.class).verify(true, Actor.SYSTEM).problems();
    }
}
