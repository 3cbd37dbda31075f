package dev.holdfast.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.audit.VerifyAuditLog;
import dev.holdfast.disposition.DispositionScene;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.Plans;
import dev.holdfast.evidence.DisposeOfPlan;
import dev.holdfast.register.Transactions;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** {@code kill -9} while a plan is executed: executed again, it goes on where it ended. */
@Execution(ExecutionMode.CONCURRENT)
class DispositionCrashTest {
    @TempDir Path folder;

    @Test
    void executionShouldGoOnWhereItEndedWhenKilled() throws Exception {
        killAndResume(folder, 3_500, 1, 0);
    }

    @Test
    @Tag("slow")
    void executionShouldGoOnWhereItEndedWhenKilledAtAnyMoment() throws Exception {
        long seed = Long.getLong("holdfast.seed", System.nanoTime());
        System.out.println("DispositionCrashTest seed " + seed + " (-Dholdfast.seed=…)");
        Random random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            killAndResume(
                    folder.resolve("round-" + round),
                    20_000,
                    1 + random.nextInt(15),
                    random.nextInt(80));
        }
    }

    private static void killAndResume(Path folder, int items, int batches, int millis)
            throws Exception {
        Files.createDirectories(folder);
        try (Fork child =
                Fork.start(
                        DisposingChild.class,
                        folder.resolve("child.log"),
                        List.of("-Xmx512m"),
                        folder.toString(),
                        Integer.toString(items))) {
            assertThat(child.await("PLAN", 300)).isNotEmpty();
            for (int i = 0; i < batches; i++) {
                child.await("DEALT", 180);
            }
            Thread.sleep(millis);
            child.kill();
        }
        try (DispositionScene scene = new DispositionScene(folder)) {
            Transactions transactions = scene.bean(Transactions.class);
            Plan cut = transactions.read(connection -> scene.bean(Plans.class).get(connection, 1));
            long left = scene.find("subject:kestrel").size();
            System.out.println("killed with " + left + " of " + items + " left, " + cut.state());
            assertThat(left).isLessThan(items);
            Plan whole =
                    cut.state() == Plan.State.EXECUTED
                            ? cut
                            : scene.bean(DisposeOfPlan.class)
                                    .dispose(1, DispositionScene.PLANNER, dealt -> {})
                                    .plan();
            assertThat(whole.state()).isEqualTo(Plan.State.EXECUTED);
            assertThat(whole.destroyed()).isEqualTo(items);
            assertThat(whole.refused()).isEmpty();
            assertThat(scene.find("kestrel").isEmpty()).isTrue();
            assertThat(
                            transactions
                                    .read(
                                            c ->
                                                    scene.bean(VerifyAuditLog.class)
                                                            .verify(c, List.of()))
                                    .problems())
                    .isEmpty();
        }
    }
}
