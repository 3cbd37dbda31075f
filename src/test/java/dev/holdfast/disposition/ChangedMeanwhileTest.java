package dev.holdfast.disposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.audit.Actor;
import dev.holdfast.ingest.IngestItems;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.ChangeCount;
import dev.holdfast.register.Origin;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.LabelItems;
import dev.holdfast.retention.RetentionEvents;
import dev.holdfast.source.archive.ArchiveSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Plans beside people who go on changing what decisions rest on. */
class ChangedMeanwhileTest {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @TempDir static Path folder;
    private static DispositionScene scene;

    @BeforeAll
    static void start() throws Exception {
        scene = new DispositionScene(folder);
        scene.ingest("okafor", 1_500, "kestrel");
        scene.ingest("brandt", 10, "osprey");
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Test
    void executionShouldEndThoughChangesNeverDo() throws Exception {
        scene.activate(DispositionScene.policy("kestrel", "subject:kestrel", "P5Y", "destroy"));
        Plan plan = scene.plan();
        scene.approved(plan);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> changes = CompletableFuture.supplyAsync(() -> change(done));
        long started = System.nanoTime();
        Plan executed =
                scene.bean(ExecutePlan.class)
                        .execute(plan.id(), DispositionScene.PLANNER, dealt -> {});
        boolean inTime = System.nanoTime() - started < PATIENCE_NANOS;
        done.set(true);
        assertThat(executed.destroyed()).isEqualTo(1_500);
        assertThat(changes.get()).as("changes meanwhile").isGreaterThan(5);
        assertThat(inTime).as("ended before the changes did").isTrue();
    }

    /** Until it is done, or nobody would wait any longer. */
    private static int change(AtomicBoolean done) {
        int changes = 0;
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!done.get() && System.nanoTime() < until) {
            scene.bean(RetentionEvents.class)
                    .add(
                            "account-closed",
                            "subject:osprey",
                            LocalDate.of(2020, 1, 1),
                            DispositionScene.OFFICER);
            changes++;
        }
        return changes;
    }

    @Test
    void labelsThatComeWithNewItemsShouldOvertakeNothing() throws Exception {
        long before = changes();
        Path mbox = folder.resolve("labelled.mbox");
        DispositionScene.writeMbox(mbox, 20, "merlin");
        scene.bean(IngestItems.class)
                .ingest(
                        ArchiveSource.of("archive", List.of(mbox), folder),
                        new Origin("archive", "weiss"),
                        mbox.toString(),
                        "personnel",
                        DispositionScene.OFFICER,
                        progress -> {});
        ItemSet labelled = scene.find("label:personnel");
        assertThat(labelled.size()).isEqualTo(20);
        assertThat(changes()).isEqualTo(before);
        scene.bean(LabelItems.class)
                .label("subject:osprey", "personnel", false, DispositionScene.OFFICER);
        assertThat(changes()).isGreaterThan(before);
    }

    @Test
    void approvalShouldNotCountOnceItsGiverHasWrittenAPolicy() {
        Actor third = new Actor("third");
        activate("P5Y", DispositionScene.OFFICER);
        Plan plan = scene.plan();
        ApprovePlan approve = scene.bean(ApprovePlan.class);
        approve.approve(plan.id(), null, DispositionScene.FIRST);
        activate("P6Y", DispositionScene.FIRST);
        assertThat(approve.approve(plan.id(), null, DispositionScene.SECOND).state())
                .isEqualTo(Plan.State.PLANNED);
        Plan approved = approve.approve(plan.id(), null, third);
        assertThat(approved.state()).isEqualTo(Plan.State.APPROVED);
        assertThat(approved.approvals()).hasSize(3);

        approve.reject(plan.id(), "once more", DispositionScene.SECOND);

        Plan next = scene.plan();
        approve.approve(next.id(), null, DispositionScene.SECOND);
        approve.approve(next.id(), null, third);
        activate("P7Y", third);
        assertThatThrownBy(
                        () ->
                                scene.bean(ExecutePlan.class)
                                        .execute(next.id(), DispositionScene.PLANNER, dealt -> {}))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.PLAN_NOT_READY))
                .hasMessageContaining("does not count any more");
        approve.reject(next.id(), "approved by an author", DispositionScene.SECOND);
        assertThat(scene.find("subject:osprey").size()).isEqualTo(10);
        activate("P30Y", DispositionScene.OFFICER);
    }

    private static void activate(String period, Actor by) {
        scene.activate(DispositionScene.policy("osprey", "subject:osprey", period, "destroy"), by);
    }

    private static long changes() {
        return scene.bean(Transactions.class)
                .read(connection -> ChangeCount.of(connection, ChangeCount.DECISION));
    }
}
