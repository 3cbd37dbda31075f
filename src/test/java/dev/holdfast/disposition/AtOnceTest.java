package dev.holdfast.disposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.audit.Actor;
import dev.holdfast.erasure.HandleErasure;
import dev.holdfast.evidence.DisposeOfPlan;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.hold.PlaceHold;
import dev.holdfast.hold.ReleaseHold;
import dev.holdfast.integrity.VerifyArchive;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.ArchiveLock;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.RetentionEvents;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two who meet: in a row, in a lock, in a file. Each was found by random fire. */
class AtOnceTest {
    private static final Actor ANNA = DispositionScene.FIRST;
    private static final Actor BEN = DispositionScene.SECOND;
    private static final long UNTIL_IT_WAITS_MILLIS = 400;

    @TempDir static Path folder;
    private static DispositionScene scene;
    private static ExecutorService other;

    @BeforeAll
    static void start() throws Exception {
        scene = new DispositionScene(folder);
        scene.ingest("okafor", 3, "kestrel");
        other = Executors.newFixedThreadPool(4);
    }

    @AfterAll
    static void stop() {
        other.shutdownNow();
        scene.close();
    }

    @Test
    void releaseShouldNotBeConfirmedByOnePersonUnderAnotherSpelling() {
        long hold = hold("Spelling", "marlin");
        scene.bean(ReleaseHold.class).release(hold, "settled", ANNA);
        for (String name : List.of("ANNA", "anna ", "an na", "ａnna")) {
            assertThatThrownBy(
                            () ->
                                    scene.bean(ReleaseHold.class)
                                            .confirm(hold, null, new Actor(name)))
                    .as(name)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem ->
                                    assertThat(problem.code())
                                            .isEqualTo(Code.RELEASE_NEEDS_ANOTHER));
        }
        assertThat(scene.bean(ReleaseHold.class).confirm(hold, null, BEN))
                .isInstanceOf(ReleaseHold.Outcome.Released.class);
    }

    @Test
    void requestForErasureShouldHaveOnePlanWhoeverDecides() throws Exception {
        HandleErasure erasure = scene.bean(HandleErasure.class);
        long request =
                erasure.open("Ben", List.of("ben@northgate.example"), null, null, ANNA)
                        .request()
                        .id();
        Callable<Boolean> decide =
                () -> {
                    try {
                        erasure.decide(request, ANNA);
                        return true;
                    } catch (Problem refused) {
                        assertThat(refused.code()).isEqualTo(Code.ERASURE_NOT_READY);
                        return false;
                    }
                };
        int decided = 0;
        for (Future<Boolean> one : other.invokeAll(List.of(decide, decide, decide, decide))) {
            decided += one.get() ? 1 : 0;
        }
        assertThat(decided).isEqualTo(1);
        List<Plan> plans =
                scene.bean(Transactions.class).read(scene.bean(Plans.class)::list).stream()
                        .filter(plan -> Objects.equals(plan.request(), request))
                        .toList();
        assertThat(plans).hasSize(1);
        scene.bean(ApprovePlan.class).reject(plans.getFirst().id(), "a test", BEN);
    }

    @Test
    void eventShouldBeCorrectedOnceWhenTwoCorrectIt() throws Exception {
        RetentionEvents events = scene.bean(RetentionEvents.class);
        long event =
                Objects.requireNonNull(
                        events.add("closed", "subject:kestrel", LocalDate.of(2020, 1, 1), ANNA)
                                .event()
                                .id());
        Future<?> second =
                meanwhile(
                        connection -> run(connection, "SELECT FROM retention_event FOR UPDATE"),
                        () -> events.correct(event, LocalDate.of(2021, 1, 1), BEN),
                        connection -> events.correct(event, LocalDate.of(2022, 1, 1), ANNA));
        assertThatThrownBy(second::get)
                .cause()
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.EVENT_STAYS));
    }

    @Test
    void arrivalShouldNotWaitForAReleaseThatWaitsForIt() throws Exception {
        long hold = hold("Arrival", "gannet");
        scene.bean(ReleaseHold.class).release(hold, "settled", ANNA);
        Future<?> arriving =
                meanwhile(
                        connection ->
                                run(
                                        connection,
                                        "SELECT FROM hold WHERE id = " + hold + " FOR UPDATE"),
                        () -> {
                            scene.ingest("okafor", 2, "gannet");
                            return null;
                        },
                        connection -> scene.bean(ReleaseHold.class).confirm(hold, null, BEN));
        arriving.get();
    }

    @Test
    void batchShouldNotWaitForAStatementThatWaitsForIt() throws Exception {
        Future<?> raw =
                meanwhile(
                        ArchiveLock::exclude,
                        () -> scene.sql("UPDATE item SET state = 1 WHERE ordinal = 1"),
                        connection -> run(connection, "SELECT clock_beat()"));
        assertThatThrownBy(raw::get).hasMessageContaining("HF-20");
    }

    private static void giveUp(long plan) {
        try {
            scene.bean(ExecutePlan.class).giveUp(plan, "go on", HandOver.NOBODY, BEN);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void planShouldEndOnceAndBeCertifiedOnceHoweverManyEndIt() throws Exception {
        scene.ingest("okafor", 5, "ocelot");
        scene.activate(DispositionScene.policy("ocelots", "subject:ocelot", "P5Y", "destroy"));
        Plan plan = scene.approved(scene.plan());
        Plan ended =
                scene.bean(ExecutePlan.class)
                        .execute(
                                plan.id(),
                                DispositionScene.PLANNER,
                                dealt -> {
                                    scene.bean(StopPlan.class).stop(plan.id(), "look", ANNA);
                                    giveUp(plan.id());
                                });
        assertThat(ended.destroyed()).isEqualTo(5);
        assertThat(count("audit_entry WHERE action = 'disposition.executed'")).isEqualTo(1);

        List<Future<DisposeOfPlan.Outcome>> certified =
                IntStream.range(0, 4)
                        .mapToObj(
                                i ->
                                        other.submit(
                                                () ->
                                                        scene.bean(DisposeOfPlan.class)
                                                                .dispose(plan.id(), BEN, n -> {})))
                        .toList();
        long refused = certified.stream().filter(AtOnceTest::failed).count();
        assertThat(refused).isEqualTo(3);
        try (Stream<Path> files = Files.list(folder.resolve("home/reports"))) {
            assertThat(files.filter(file -> file.toString().contains("certificate"))).hasSize(1);
        }

        // who approved may write a policy afterwards; that was no dependence then
        scene.activate(
                DispositionScene.policy("ocelots", "subject:ocelot", "P6Y", "destroy"), ANNA);
        assertThat(scene.bean(VerifyArchive.class).verify(false, BEN).problems()).isEmpty();
    }

    private static boolean failed(Future<?> one) {
        try {
            one.get();
            return false;
        } catch (Exception e) {
            assertThat(e).hasCauseInstanceOf(Problem.class);
            return true;
        }
    }

    private static long hold(String matter, String query) {
        scene.bean(OpenMatter.class).open(matter, ANNA);
        PlaceHold.Outcome placed =
                scene.bean(PlaceHold.class)
                        .place(matter, new HoldScope(List.of(), query, null, null), true, ANNA);
        return ((PlaceHold.Outcome.Placed) placed).hold().number();
    }

    /** Takes a lock, lets another run into it, and goes on in the same transaction. */
    private static <T> Future<T> meanwhile(
            Locking first, Callable<T> second, Transactions.Work<?> then) {
        return scene.bean(Transactions.class)
                .write(
                        connection -> {
                            first.take(connection);
                            Future<T> running = other.submit(second);
                            try {
                                Thread.sleep(UNTIL_IT_WAITS_MILLIS);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            then.on(connection);
                            return running;
                        });
    }

    private interface Locking {
        void take(Connection connection) throws SQLException;
    }

    private static boolean run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    private static long count(String from) {
        return scene.bean(Transactions.class)
                .read(
                        connection -> {
                            try (Statement statement = connection.createStatement();
                                    ResultSet row =
                                            statement.executeQuery(
                                                    "SELECT count(*) FROM " + from)) {
                                row.next();
                                return row.getLong(1);
                            }
                        });
    }
}
