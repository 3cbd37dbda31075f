package dev.holdfast.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.access.Faults;
import dev.holdfast.audit.Actor;
import dev.holdfast.home.Home;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;
import dev.holdfast.service.Service;

import io.micronaut.context.ApplicationContext;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/** One service's register; each test has timetables of its own over it. */
class TimetableTest {
    private static final Actor OLGA = new Actor("olga");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir static Path folder;
    private static Service service;

    private final Counting counting = new Counting();

    @BeforeAll
    static void start() {
        service =
                Service.start(
                        new Home(folder.resolve("home")),
                        0,
                        Map.of("holdfast.evaluation.schedule", "none"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void forget() {
        sql("DELETE FROM scheduled_tasks");
        sql("UPDATE job SET ended_at = now(), state = 'failed' WHERE ended_at IS NULL");
        sql("UPDATE job_schedule SET cron = NULL");
    }

    @Test
    void runsOfOneJobShouldNeverOverlap() throws Exception {
        Timetable first = timetable();
        Timetable second = timetable();
        RunJob byHand = runJob();
        first.start();
        second.start();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Long> asked =
                    List.of(
                            first.ask("counting", Map.of(), OLGA),
                            second.ask("counting", Map.of(), OLGA),
                            first.ask("counting", Map.of(), OLGA));
            List<Future<Object>> here =
                    threads.invokeAll(
                            Collections.nCopies(
                                    3,
                                    () ->
                                            byHand.run(
                                                    "counting",
                                                    OLGA,
                                                    Map.of(),
                                                    (at, doing) -> {})));
            for (Future<Object> one : here) {
                one.get();
            }
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(asked).allMatch(id -> state(id) == JobLog.State.DONE));
        } finally {
            first.stop();
            second.stop();
        }
        assertThat(counting.runs.get()).isEqualTo(6);
        assertThat(counting.most.get()).as("runs side by side").isEqualTo(1);
    }

    @Test
    void jobShouldRunWhenItIsDueAndSayHowItEnded() {
        Timetable timetable = timetable();
        timetable.set("counting", "* * * * * *", OLGA);
        sql("UPDATE scheduled_tasks SET execution_time = now() WHERE task_instance = 'counting'");
        timetable.start();
        try {
            await().atMost(PATIENCE).until(() -> counting.runs.get() >= 1);
            timetable.set("counting", "none", OLGA);
            assertThat(timetable.list().getFirst().next()).isNull();
        } finally {
            timetable.stop();
        }
        JobLog.Entry last = log().latest("counting").orElseThrow();
        assertThat(last.by()).isEqualTo(Actor.SYSTEM);
        assertThat(last.state()).isEqualTo(JobLog.State.DONE);
        assertThat(last.percent()).isEqualTo(100);
        assertThat(last.result()).hasToString("{\"number\":" + counting.runs.get() + "}");
    }

    @Test
    void whatFellDueWhileNoServiceRanShouldBeMadeUpForOnce() {
        Timetable timetable = timetable();
        timetable.set("counting", "0 2 * * *", OLGA);
        sql("UPDATE scheduled_tasks SET execution_time = now() - interval '3 days'");
        timetable.start();
        try {
            await().atMost(PATIENCE).until(() -> counting.runs.get() == 1);
            await().atMost(PATIENCE)
                    .until(() -> log().latest("counting").orElseThrow().endedAt() != null);
            assertThat(timetable.list().getFirst().next()).isAfter(Instant.EPOCH);
        } finally {
            timetable.stop();
        }
        assertThat(counting.runs.get()).isEqualTo(1);
    }

    @Test
    void workOfAKilledServiceShouldBeTakenUpUnderItsNumber() {
        Timetable killed = timetable();
        counting.gate = new CountDownLatch(1);
        killed.start();
        long id = killed.ask("counting", Map.of(), OLGA);
        await().atMost(PATIENCE).until(() -> state(id) == JobLog.State.RUNNING);
        assertThat(log().find(id).orElseThrow().doing()).isEqualTo("counting");
        Thread stopping = Thread.ofVirtual().start(killed::stop);
        counting.interruptible.interrupt();
        await().atMost(PATIENCE).until(() -> !stopping.isAlive());
        // as a killed one leaves it: picked, with a heartbeat that has stopped
        sql(
                "UPDATE scheduled_tasks SET picked = true, picked_by = 'gone', last_heartbeat ="
                        + " now() - interval '1 minute', execution_time = now() - interval '1"
                        + " minute'");
        assertThat(state(id)).isEqualTo(JobLog.State.RUNNING);
        counting.gate = new CountDownLatch(0);
        Timetable next = timetable();
        next.start();
        try {
            await().atMost(PATIENCE).until(() -> state(id) == JobLog.State.DONE);
        } finally {
            next.stop();
        }
        assertThat(log().find(id).orElseThrow().attempts()).isEqualTo(2);
        assertThat(log().find(id).orElseThrow().by()).isEqualTo(OLGA);
    }

    @Test
    void failureShouldBeOnRecordAndNotRepeated() {
        Timetable timetable = timetable();
        counting.refusal = new Problem(Code.DISK_FULL, "the disk is full", "free some space");
        timetable.start();
        try {
            long id = timetable.ask("counting", Map.of(), OLGA);
            await().atMost(PATIENCE).until(() -> state(id) == JobLog.State.FAILED);
            assertThat(String.valueOf(log().find(id).orElseThrow().problem()))
                    .contains("HF-1005")
                    .contains("free some space");
        } finally {
            timetable.stop();
        }
        assertThat(counting.runs.get()).isEqualTo(1);
    }

    @Test
    void scheduleThatCannotBeReadShouldBeRefused() {
        Timetable timetable = timetable();
        for (String bad : List.of("", "daily", "0 25 * * *", "* * *", "-")) {
            assertThatThrownBy(() -> timetable.set("counting", bad, OLGA))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.code()).isEqualTo(Code.BAD_SCHEDULE));
        }
        assertThatThrownBy(() -> timetable.set("dancing", "none", OLGA))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.UNKNOWN_SCHEDULE));
    }

    private static JobLog.State state(long id) {
        return log().find(id).orElseThrow().state();
    }

    private static JobLog log() {
        return bean(JobLog.class);
    }

    private RunJob runJob() {
        return new RunJob(() -> counting, bean(OneAtATime.class), log(), bean(Faults.class));
    }

    private Timetable timetable() {
        return new Timetable(
                bean(DataSource.class),
                bean(Transactions.class),
                runJob(),
                bean(Schedules.class),
                log(),
                bean(Clock.class));
    }

    private static <T> T bean(Class<T> type) {
        ApplicationContext context = service.context();
        return context.getBean(type);
    }

    private static void sql(String sql) {
        bean(Transactions.class)
                .write(
                        connection -> {
                            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                                return statement.executeUpdate();
                            }
                        });
    }

    /** Counts its runs and how many there are at a time. */
    private static final class Counting implements ScheduledJob {
        final AtomicInteger runs = new AtomicInteger();
        final AtomicInteger now = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        volatile CountDownLatch gate = new CountDownLatch(0);
        volatile Thread interruptible = Thread.currentThread();
        volatile @Nullable Problem refusal;

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public String schedule() {
            return Cron.NONE;
        }

        @Override
        public Object run(Run run) throws InterruptedException {
            interruptible = Thread.currentThread();
            int number = runs.incrementAndGet();
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                run.progress(50, "counting");
                gate.await();
                Thread.sleep(50);
                Problem why = refusal;
                if (why != null) {
                    throw why;
                }
                return Map.of("number", number);
            } finally {
                now.decrementAndGet();
            }
        }
    }
}
