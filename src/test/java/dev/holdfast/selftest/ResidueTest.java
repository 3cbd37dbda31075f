package dev.holdfast.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.audit.Actor;
import dev.holdfast.compaction.CompactPacks;
import dev.holdfast.integrity.VerifyArchive;
import dev.holdfast.register.ScrubRegister;
import dev.holdfast.register.Transactions;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What is destroyed is in no file any more; {@code -Dholdfast.seed=…} repeats the words. */
class ResidueTest {
    private final long seed = Long.getLong("holdfast.seed", System.nanoTime());

    @TempDir Path folder;

    @Test
    void nothingShouldBeFoundOfFiveHundredDestroyedItems() throws Exception {
        destroyAndLook(500);
    }

    @Tag("slow")
    @Test
    void nothingShouldBeFoundOfTenThousandDestroyedItems() throws Exception {
        destroyAndLook(10_000);
    }

    private void destroyAndLook(int number) throws Exception {
        System.out.println("ResidueTest: seed " + seed);
        try (DisposalScene scene = new DisposalScene(folder, new Random(seed))) {
            Set<String> going = scene.mails(number, 2015);
            List<byte[]> keys = keys(scene);
            Set<String> staying = scene.mails(number / 5, 2026);
            analyze(scene);
            scene.restart(); // everything is in files now
            Residue residue = new Residue(going, keys);
            assertThat(residue.in(scene.home()).toString())
                    .as("the look finds what is there")
                    .contains("postgres/base", "postgres/pg_wal", "index/", "keys");

            assertThat(scene.dispose().destroyed()).isEqualTo(number);
            ScrubRegister.Outcome scrubbed = scene.bean(ScrubRegister.class).scrub();
            assertThat(scrubbed).isNotEqualTo(ScrubRegister.Outcome.SWEPT);
            assertThat(residue.in(scene.home())).as("after the scrub").isEmpty();
            scene.restart();
            assertThat(residue.in(scene.home())).as("after a restart").isEmpty();
            assertThat(new Residue(staying, List.of()).in(scene.home())).isNotEmpty();

            CompactPacks compact = scene.bean(CompactPacks.class);
            long before = compact.packs().stream().mapToLong(CompactPacks.Pack::bytes).sum();
            CompactPacks.Outcome compacted = compact.compact(0.3, Actor.SYSTEM, n -> {});
            long after = compact.packs().stream().mapToLong(CompactPacks.Pack::bytes).sum();
            assertThat(after).isLessThan(before / 3);
            assertThat(compacted.moved()).isPositive();
            assertThat(scene.bean(VerifyArchive.class).verify(true, Actor.SYSTEM).problems())
                    .isEmpty();
            assertThat(residue.in(scene.home())).as("after the compaction").isEmpty();
        }
    }

    private static List<byte[]> keys(DisposalScene scene) {
        return scene.bean(Transactions.class)
                .read(
                        connection -> {
                            List<byte[]> keys = new ArrayList<>();
                            try (Statement statement = connection.createStatement();
                                    ResultSet row =
                                            statement.executeQuery(
                                                    "SELECT wrapped_key FROM content")) {
                                while (row.next()) {
                                    keys.add(row.getBytes(1));
                                }
                            }
                            return keys;
                        });
    }

    /** As the server does by itself after a while. */
    private static void analyze(DisposalScene scene) {
        scene.bean(Transactions.class)
                .write(
                        connection -> {
                            try (Statement statement = connection.createStatement()) {
                                return statement.execute("ANALYZE item, content, item_label");
                            }
                        });
    }
}
