package dev.holdfast.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;

import dev.holdfast.audit.Actor;
import dev.holdfast.register.Transactions;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * Runs jobs when they are due, and what was asked for, in a service that stays; durable through
 * db-scheduler.
 */
@Singleton
public class Timetable {
    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** The fewest that db-scheduler takes: work counts as dead after twenty seconds. */
    private static final int MISSED_HEARTBEATS = 4;

    private static final Duration GOODBYE = Duration.ofSeconds(20);
    private static final Duration SECOND_TRY = Duration.ofMinutes(1);
    private static final int THREADS = 3;
    private static final String DUE = "due";
    private static final String ASKED = "asked";

    private final DataSource dataSource;
    private final Transactions transactions;
    private final RunJob run;
    private final Schedules schedules;
    private final JobLog log;
    private final Clock clock;
    private volatile @Nullable Scheduler scheduler;
    private volatile boolean stopping;

    Timetable(
            DataSource dataSource,
            Transactions transactions,
            RunJob run,
            Schedules schedules,
            JobLog log,
            Clock clock) {
        // db-scheduler begins and ends transactions of its own
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
        this.transactions = transactions;
        this.run = run;
        this.schedules = schedules;
        this.log = log;
        this.clock = clock;
    }

    /** Starts in the background: nobody waits for it. */
    public void startSoon() {
        Thread.ofVirtual()
                .name("timetable")
                .start(
                        () -> {
                            try {
                                start();
                            } catch (RuntimeException e) {
                                LOG.error("no job runs by schedule", e);
                            }
                        });
    }

    /** Begins to run what is due. */
    public synchronized void start() {
        if (scheduler != null || stopping) {
            return;
        }
        Scheduler fresh =
                Scheduler.create(dataSource, due(), asked())
                        .threads(THREADS)
                        .pollingInterval(POLL)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .shutdownMaxWait(GOODBYE)
                        .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                        .enableImmediateExecution()
                        .failureLogging(LogLevel.WARN, false)
                        .clock(clock::instant)
                        .build();
        for (ScheduledJob job : run.all()) {
            enter(fresh, job.name());
        }
        for (long id : log.asked()) {
            fresh.scheduleIfNotExists(instance(id), clock.instant());
        }
        fresh.start();
        scheduler = fresh;
    }

    /** Whether this service runs what is asked for through the timetable. */
    public boolean running() {
        return scheduler != null && !stopping;
    }

    /** Waits for what runs, for a while; what does not end is taken up by the next service. */
    @PreDestroy
    public synchronized void stop() {
        stopping = true;
        Scheduler running = scheduler;
        if (running != null) {
            running.stop();
            scheduler = null;
        }
    }

    /** Has a job run as soon as possible; its number. Only where {@link #running}. */
    public long ask(String name, Map<String, String> what, Actor by) {
        run.find(name);
        Scheduler running = scheduler;
        if (running == null) {
            throw new IllegalStateException("the timetable does not run");
        }
        long id = transactions.write(connection -> log.ask(connection, name, by, what));
        running.schedule(instance(id), clock.instant());
        return id;
    }

    /** Sets when a job runs. */
    public List<Schedules.Planned> set(String name, String cron, Actor by) {
        schedules.set(run.find(name), cron, by);
        Scheduler running = scheduler;
        enter(
                running != null
                        ? running
                        : SchedulerClient.Builder.create(dataSource, due(), asked()).build(),
                name);
        return list();
    }

    /** All jobs, with when they run next. */
    public List<Schedules.Planned> list() {
        return run.all().stream().map(schedules::planned).toList();
    }

    /**
     * Enters the next time, as the schedule now says; a time that has passed stays, to be made up
     * for.
     */
    private void enter(SchedulerClient client, String name) {
        TaskInstance<Void> instance = new TaskInstance<>(DUE, name);
        Optional<Instant> next = schedules.next(run.find(name), clock.instant());
        var entered = client.getScheduledExecution(instance);
        if (entered.isEmpty()) {
            next.ifPresent(at -> client.scheduleIfNotExists(instance, at));
        } else if (!entered.get().isPicked()) {
            if (next.isEmpty()) {
                client.cancel(instance);
            } else if (entered.get().getExecutionTime().isAfter(clock.instant())) {
                client.reschedule(instance, next.get());
            }
        }
    }

    /** The instance of what is due is the job's name. */
    private Task<Void> due() {
        return Tasks.custom(DUE, Void.class)
                .onDeadExecutionRevive()
                .onFailure(this::again)
                .execute(
                        (instance, context) ->
                                fellDue(instance.getId(), context.getExecution().executionTime));
    }

    /** The instance of what was asked for is its number. */
    private Task<Void> asked() {
        return Tasks.custom(ASKED, Void.class)
                .onDeadExecutionRevive()
                .onFailure(this::again)
                .execute(
                        (instance, context) -> {
                            run.run(Long.parseLong(instance.getId()), () -> stopping);
                            return (complete, operations) -> operations.remove();
                        });
    }

    /** What was broken off, or could not even be noted as failed. */
    private void again(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        operations.reschedule(
                complete, stopping ? clock.instant() : clock.instant().plus(SECOND_TRY));
    }

    private static TaskInstance<Void> instance(long id) {
        return new TaskInstance<>(ASKED, Long.toString(id));
    }

    private CompletionHandler<Void> fellDue(String name, Instant at) {
        run.run(log.due(name, at), () -> stopping);
        return (complete, operations) ->
                schedules
                        .next(run.find(name), clock.instant())
                        .ifPresentOrElse(
                                next -> operations.reschedule(complete, next), operations::remove);
    }
}
