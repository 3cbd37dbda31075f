package dev.holdfast.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.audit.Actor;
import dev.holdfast.compaction.CompactPacks;
import dev.holdfast.find.ReadItem;
import dev.holdfast.integrity.VerifyArchive;
import dev.holdfast.item.Sha256;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;
import dev.holdfast.selftest.DisposalScene;
import dev.holdfast.vault.Vault;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Random;

/**
 * {@code kill -9} while packs are rewritten: every living content reads back, and the compaction
 * goes on or is given up.
 */
@Execution(ExecutionMode.CONCURRENT)
class CompactionCrashTest {
    private static final int LIVING = 60;

    /** From the first copy through the second of grace to the removal. */
    private static final int MILLIS = 1_600;

    @TempDir Path folder;

    @Test
    void compactionShouldLoseNothingWhenKilled() throws Exception {
        rounds(1, Long.getLong("holdfast.seed", System.nanoTime()));
    }

    @Test
    @Tag("slow")
    void compactionShouldLoseNothingWhenKilledAtAnyMoment() throws Exception {
        rounds(20, Long.getLong("holdfast.seed", System.nanoTime()));
    }

    /** One archive lives through all of it, so that what one kill leaves behind meets the next. */
    private void rounds(int rounds, long seed) throws Exception {
        System.out.println("CompactionCrashTest seed " + seed + " (-Dholdfast.seed=…)");
        Random random = new Random(seed);
        for (int round = 1; round <= rounds; round++) {
            int millis = random.nextInt(MILLIS);
            Files.createDirectories(folder);
            try (Fork child =
                    Fork.start(
                            CompactingChild.class,
                            folder.resolve("child.log"),
                            List.of("-Xmx512m"),
                            folder.toString(),
                            Long.toString(random.nextLong()),
                            Integer.toString(LIVING))) {
                assertThat(child.await("READY", 240)).isNotEmpty();
                Thread.sleep(millis);
                child.kill();
            }
            try (DisposalScene scene = DisposalScene.reopened(folder, random)) {
                String cut = text(scene, "SELECT max(state) FROM compaction WHERE id = " + last());
                System.out.println("killed after " + millis + " ms: " + cut);
                whole(scene, round * LIVING);
                scene.bean(CompactPacks.class).compact(0.01, Actor.SYSTEM, n -> {});
                whole(scene, round * LIVING);
                assertThat(
                                text(
                                        scene,
                                        "SELECT count(*) FROM compaction WHERE state NOT IN"
                                                + " ('done', 'abandoned')"))
                        .isEqualTo("0");
                assertThat(scene.bean(CompactPacks.class).dryRun(0.01).packs())
                        .as("nothing dead is left behind")
                        .isEmpty();
            }
        }
    }

    private static String last() {
        return "(SELECT max(id) FROM compaction)";
    }

    /** Every living item reads back to its hash, every pack that is referred to is there. */
    private static void whole(DisposalScene scene, int living) throws Exception {
        Transactions register = scene.bean(Transactions.class);
        List<Item> items = register.read(c -> scene.bean(Items.class).liveAfter(c, 0, 100_000));
        assertThat(items).hasSize(living);
        for (Item item : items) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            scene.bean(ReadItem.class).writeOriginal(item, bytes);
            assertThat(Sha256.of(bytes.toByteArray())).isEqualTo(item.sha256());
        }
        assertThat(scene.bean(Vault.class).packs().keySet())
                .contains(
                        Integer.valueOf(text(scene, "SELECT min(pack) FROM content")),
                        Integer.valueOf(text(scene, "SELECT max(pack) FROM content")));
        assertThat(scene.bean(VerifyArchive.class).verify(true, Actor.SYSTEM).problems()).isEmpty();
    }

    private static String text(DisposalScene scene, String sql) {
        return scene.bean(Transactions.class)
                .read(
                        connection -> {
                            try (Statement statement = connection.createStatement();
                                    ResultSet row = statement.executeQuery(sql)) {
                                row.next();
                                return String.valueOf(row.getString(1));
                            }
                        });
    }
}
