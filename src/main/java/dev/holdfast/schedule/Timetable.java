package dev.holdfast.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
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

    private final DataSource dataSource;
    private final Transactions transactions;
    private final RunJob run;
    private final Schedules schedules;
    private final JobLog log;
    private final Clock clock;
    private final Task<Void> due;
    private final Task<Void> asked;
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
        // the instance of what is due is the job's name; of what was asked for, its number
        this.due =
                Tasks.custom("due", Void.class)
                        .onDeadExecutionRevive()
                        .onFailure(
                                (complete, operations) ->
                                        operations.reschedule(complete, later(SECOND_TRY)))
                        .execute(
                                (instance, context) ->
                                        fellDue(
                                                instance.getId(),
                                                context.getExecution().executionTime));
        this.asked =
                Tasks.custom("asked", Void.class)
                        .onDeadExecutionRevive()
                        .onFailure(
                                (complete, operations) ->
                                        operations.reschedule(complete, later(SECOND_TRY)))
                        .execute(
                                (instance, context) -> {
                                    run.run(Long.parseLong(instance.getId()), () -> stopping);
                                    return (complete, operations) -> operations.remove();
                                });
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
                Scheduler.create(dataSource, due, asked)
                        .threads(THREADS)
                        .pollingInterval(POLL)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .shutdownMaxWait(GOODBYE)
                        .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                        .enableImmediateExecution()
                        .clock(clock::instant)
                        .build();
        for (ScheduledJob job : run.all()) {
            enter(fresh, job.name());
        }
        for (long id : log.asked()) {
            fresh.scheduleIfNotExists(
                    new TaskInstance<Void>(asked.getName(), Long.toString(id)), clock.instant());
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
        running.schedule(
                new TaskInstance<Void>(asked.getName(), Long.toString(id)), clock.instant());
        return id;
    }

    /** Sets when a job runs. */
    public List<Schedules.Planned> set(String name, String cron, Actor by) {
        schedules.set(run.find(name), cron, by);
        Scheduler running = scheduler;
        enter(
                running != null
                        ? running
                        : SchedulerClient.Builder.create(dataSource, due, asked).build(),
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
        TaskInstance<Void> instance = new TaskInstance<>(due.getName(), name);
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

    private CompletionHandler<Void> fellDue(String name, Instant at) {
        run.run(log.due(name, at), () -> stopping);
        return (complete, operations) ->
                schedules
                        .next(run.find(name), clock.instant())
                        .ifPresentOrElse(
                                next -> operations.reschedule(complete, next),
                                operations::remove);
    }

    private Instant later(Duration wait) {
        return stopping ? clock.instant() : clock.instant().plus(wait);
    }
}
