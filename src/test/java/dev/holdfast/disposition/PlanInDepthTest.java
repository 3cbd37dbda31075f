package dev.holdfast.disposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.audit.VerifyAuditLog;
import dev.holdfast.evidence.DisposeOfPlan;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.ScrubRegister;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ActivatePolicies;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.transfer.TransferItems;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may approve, who may stop, what the database refuses, and how items are handed over. */
class PlanInDepthTest {
    private static final Actor SECOND = DispositionScene.SECOND;

    @TempDir static Path folder;
    private static DispositionScene scene;

    @BeforeAll
    static void start() throws Exception {
        scene = new DispositionScene(folder);
        scene.ingest("okafor", 2_500, "kestrel");
        scene.ingest("brandt", 40, "osprey");
        scene.ingest("weiss", 30, "merlin");
        scene.ingest("weiss", 5, "harrier");
        scene.ingest("weiss", 1_200, "peregrine");
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Test
    void planShouldGoItsWayWithStopResumeAndCertificate() throws Exception {
        scene.activate(DispositionScene.policy("kestrel", "subject:kestrel", "P5Y", "destroy"));
        Plan plan = scene.plan();
        assertThat(plan.policyAuthors()).containsExactly("olga");
        assertThatThrownBy(() -> approve(plan, DispositionScene.OFFICER))
                .hasMessageContaining("wrote a policy");
        assertThatThrownBy(() -> approve(plan, DispositionScene.PLANNER))
                .hasMessageContaining("drew up");

        // the database says the same to whoever writes around the service
        refused(
                "INSERT INTO disposition_approval VALUES (" + plan.id() + ", 'olga', now(), null)",
                "HF-2020");
        refused(
                "UPDATE disposition_plan SET state = 'approved', cooling_ends = now() WHERE id = "
                        + plan.id(),
                "HF-2008");
        refused(
                "UPDATE disposition_plan SET state = 'executing' WHERE id = " + plan.id(),
                "HF-2008");
        refused(
                "UPDATE disposition_plan SET policy_authors = '{}' WHERE id = " + plan.id(),
                "HF-2008");
        refused(
                "INSERT INTO plan_chunk SELECT " + plan.id() + ", 99, bits FROM plan_chunk LIMIT 1",
                "HF-2008");

        scene.approved(plan);
        // stopped by somebody while it runs: it halts after the batch
        AtomicBoolean stopped = new AtomicBoolean();
        Plan halted =
                scene.bean(ExecutePlan.class)
                        .execute(
                                plan.id(),
                                DispositionScene.PLANNER,
                                dealt -> {
                                    if (stopped.compareAndSet(false, true)) {
                                        stray(plan.id());
                                        // nobody has to wait for the tables between two batches
                                        assertThat(scene.bean(ScrubRegister.class).scrubOnceCalm())
                                                .isEqualTo(ScrubRegister.Outcome.NOT_DUE);
                                        scene.bean(StopPlan.class)
                                                .stop(plan.id(), "counsel called", SECOND);
                                    }
                                });
        assertThat(halted.state()).isEqualTo(Plan.State.STOPPED);
        assertThat(scene.find("subject:kestrel").size()).isEqualTo(2_000);
        assertThatThrownBy(() -> scene.bean(StopPlan.class).stop(plan.id(), "", SECOND))
                .hasMessageContaining("not being executed");

        // meanwhile a hold catches some of the rest; resumed, the rest is decided afresh
        scene.hold("Kestrel v. Northgate", "\"kestrel number 2499\"");
        DisposeOfPlan.Outcome done =
                scene.bean(DisposeOfPlan.class)
                        .dispose(plan.id(), DispositionScene.PLANNER, dealt -> {});
        assertThat(done.plan().state()).isEqualTo(Plan.State.EXECUTED);
        assertThat(done.plan().destroyed()).isEqualTo(2_499);
        assertThat(done.plan().refused())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).isEqualTo("under legal hold"));
        assertThat(done.plan().certificate()).isNotNull();
        assertThat(scene.find("subject:kestrel").size()).isEqualTo(1);
        assertThat(problems()).isEmpty();
    }

    @Test
    void executionShouldDecideAgainWhenAPolicyChangesMeanwhile() throws Exception {
        scene.activate(DispositionScene.policy("peregrine", "subject:peregrine", "P5Y", "destroy"));
        Plan plan = scene.plan();
        scene.approved(plan);
        AtomicBoolean changed = new AtomicBoolean();
        Plan done =
                scene.bean(ExecutePlan.class)
                        .execute(
                                plan.id(),
                                DispositionScene.PLANNER,
                                dealt -> {
                                    if (changed.compareAndSet(false, true)) {
                                        scene.activate(
                                                DispositionScene.policy(
                                                        "peregrine-longer",
                                                        "subject:peregrine",
                                                        "P50Y",
                                                        "destroy"));
                                    }
                                });
        assertThat(done.destroyed()).isEqualTo(500);
        assertThat(done.refused())
                .hasSize(700)
                .allSatisfy(one -> assertThat(one.reason()).contains("retention has not ended"));
        assertThat(scene.find("subject:peregrine").size()).isEqualTo(700);
    }

    /** While a plan is executed, an item that is not in it cannot be destroyed under its name. */
    private static void stray(long plan) {
        long outside = scene.find("subject:osprey").iterator().next().ordinal();
        refused(
                "UPDATE item SET state = 1, destroyed_at = now(), text_sha256 = NULL, source_key ="
                        + " NULL, path = NULL, media_type = NULL, subject = NULL, sender = NULL,"
                        + " recipients = NULL, message_id = NULL, attachments = NULL, properties ="
                        + " NULL, unreadable = NULL, plan_id = "
                        + plan
                        + " WHERE ordinal = "
                        + outside,
                "HF-2007");
    }

    /** As a crash leaves it right after its execution began. */
    private static void begun(long plan) {
        scene.bean(Transactions.class)
                .write(
                        connection -> {
                            try (Statement statement = connection.createStatement()) {
                                statement.execute(
                                        "UPDATE disposition_plan SET state = 'executing' WHERE id ="
                                                + " "
                                                + plan);
                            }
                            return scene.bean(AuditLog.class)
                                    .append(
                                            connection,
                                            DispositionScene.PLANNER,
                                            "disposition.execute",
                                            "plan/" + plan,
                                            Map.of());
                        });
    }

    @Test
    void stoppedPlanShouldBeCertifiedForWhatIsGoneWhenGivenUp() throws Exception {
        scene.activate(DispositionScene.policy("merlin", "subject:merlin", "P5Y", "destroy"));
        Plan plan = scene.plan();
        scene.approved(plan);
        begun(plan.id());
        scene.bean(StopPlan.class).stop(plan.id(), "wrong year", DispositionScene.FIRST);
        DisposeOfPlan.Outcome ended =
                scene.bean(DisposeOfPlan.class)
                        .giveUp(plan.id(), "the wrong year", DispositionScene.FIRST);
        assertThat(ended.plan().destroyed()).isZero();
        assertThat(ended.plan().refused()).hasSize(30);
        assertThat(ended.plan().refused().getFirst().reason()).contains("the wrong year");
        assertThat(scene.find("subject:merlin").size()).isEqualTo(30);
        scene.bean(ActivatePolicies.class).retire("merlin", DispositionScene.OFFICER);
    }

    @Test
    void transferShouldHandOverReadBackAndThenDestroy() throws Exception {
        scene.activate(DispositionScene.policy("osprey", "subject:osprey", "P5Y", "destroy"));
        scene.hold("Osprey matter", "\"osprey number 7\"");
        Plan plan =
                DispositionScene.planned(
                        scene.bean(PlanDisposition.class)
                                .planTransfer(
                                        scene.bean(ArchiveSettings.class).today(),
                                        DispositionScene.PLANNER));
        assertThat(plan.kind()).isEqualTo(Plan.Kind.TRANSFER);
        scene.approved(plan);
        scene.hold("Late matter", "\"osprey number 8\"");
        assertThatThrownBy(
                        () ->
                                scene.bean(ExecutePlan.class)
                                        .execute(plan.id(), DispositionScene.PLANNER, n -> {}))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("package");
        Path bag = folder.resolve("bag");
        DisposeOfPlan.Outcome done =
                scene.bean(DisposeOfPlan.class)
                        .dispose(
                                plan.id(),
                                scene.bean(TransferItems.class).to(bag, DispositionScene.PLANNER),
                                DispositionScene.PLANNER,
                                n -> {});
        assertThat(done.plan().destroyed()).isEqualTo(plan.items().size() - 1);
        assertThat(scene.find("subject:osprey").size()).isEqualTo(2);
        assertThat(done.plan().bag())
                .isNotNull()
                .satisfies(
                        one ->
                                assertThat(one.manifest())
                                        .isEqualTo(
                                                Sha256.of(
                                                        Files.readAllBytes(
                                                                bag.resolve(
                                                                        "tagmanifest-sha256.txt")))));
        try (Stream<Path> items = Files.list(bag.resolve("data/items"))) {
            List<Path> all = items.toList();
            assertThat(all).hasSize((int) done.plan().destroyed());
            String original = Files.readString(all.getFirst().resolve("original.eml"));
            assertThat(original).contains("Subject: osprey");
            assertThat(Files.readString(all.getFirst().resolve("item.json")))
                    .contains(
                            Sha256.of(original.getBytes(StandardCharsets.UTF_8)).hex(),
                            "\"decision\"",
                            "\"path\"");
        }
        assertThat(problems()).isEmpty();
    }

    /** Many rows are refused for one of them, and for its hold before anything else. */
    @Test
    void statementShouldBeRefusedForTheHoldOfOneOfItsItems() throws Exception {
        scene.hold("Harrier matter", "\"harrier number 3\"");
        String five = numbers("subject:harrier");
        String held = numbers("\"harrier number 3\"");
        String free = numbers("\"harrier number 4\"");
        String residue =
                "UPDATE item SET state = 1, plan_id = 4711, destroyed_at = now(), text_sha256 ="
                        + " NULL, source_key = NULL, path = NULL, media_type = NULL, subject ="
                        + " NULL, sender = NULL, recipients = NULL, message_id = NULL, attachments"
                        + " = NULL, properties = NULL, unreadable = NULL WHERE ordinal IN (";
        refused(residue + five + ")", "HF-2003");
        refused(residue + free + ")", "HF-2007");
        refused("UPDATE item SET subject = NULL WHERE ordinal = " + held, "HF-2003");
        refused("UPDATE item SET sha256 = '\\x00' WHERE ordinal = " + held, "HF-2003");
        refused("UPDATE item SET state = 1 WHERE ordinal = " + held, "HF-2003");
        refused("UPDATE item SET media_type = 'x' WHERE ordinal = " + held, "HF-2003");
        refused("UPDATE item SET subject = NULL WHERE ordinal = " + free, "HF-2004");
        refused("UPDATE item SET sha256 = '\\x00' WHERE ordinal = " + free, "HF-2004");
        refused(
                "DELETE FROM content WHERE sha256 IN (SELECT sha256 FROM item WHERE ordinal IN ("
                        + free
                        + "))",
                "HF-2005");
        assertThat(
                        scene.sql(
                                "UPDATE archive SET zone = zone WHERE EXISTS (SELECT FROM"
                                        + " generate_series(-9000, 20000) AS n WHERE held(n) <> (n"
                                        + " IN (SELECT held_among(ARRAY(SELECT"
                                        + " generate_series(-9000, 20000))))))"))
                .as("items that held() and held_among() judge differently")
                .isZero();
    }

    private static String numbers(String query) {
        return scene.find(query)
                .ordinals()
                .mapToObj(Long::toString)
                .collect(Collectors.joining(", "));
    }

    private static Plan approve(Plan plan, Actor by) {
        return scene.bean(ApprovePlan.class).approve(plan.id(), null, by);
    }

    private static void refused(String sql, String code) {
        assertThatThrownBy(() -> scene.sql(sql)).as(sql).hasMessageContaining(code);
    }

    private static List<?> problems() {
        return scene.bean(Transactions.class)
                .read(c -> scene.bean(VerifyAuditLog.class).verify(c, List.of()))
                .problems();
    }
}
