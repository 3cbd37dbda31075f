package dev.holdfast.api;

import dev.holdfast.access.Faults;
import dev.holdfast.access.Refusal;
import dev.holdfast.audit.Actor;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.schedule.JobLog;
import dev.holdfast.schedule.RunJob;
import dev.holdfast.schedule.Timetable;

import io.micronaut.http.HttpResponse;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Long work of the service: started by a request, watched by others. */
@Singleton
public class Jobs {
    /** Ended jobs are forgotten, oldest first, above this number. */
    private static final int KEPT = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private static final Duration GOODBYE = Duration.ofSeconds(20);

    /** The work of a job; what it returns is the job's result. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        Object run(Job job) throws Exception;
    }

    private record Running(Job job, Thread thread) {}

    private final Map<Long, Running> jobs = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Faults faults;
    private final JobLog log;
    private final RunJob run;
    private final Timetable timetable;
    private volatile boolean closing;

    Jobs(Clock clock, Faults faults, JobLog log, RunJob run, Timetable timetable) {
        this.clock = clock;
        this.faults = faults;
        this.log = log;
        this.run = run;
        this.timetable = timetable;
    }

    /** Starts the work and answers at once: 202, and where its progress is told. */
    public HttpResponse<Job.View> start(String verb, Actor by, Work work) {
        return accepted(begin(verb, by, work).job().view());
    }

    /**
     * Starts the work and waits for its end a moment only.
     *
     * @throws Problem what the work failed with in that moment
     */
    public void startAndGlance(String verb, Actor by, Duration moment, Work work)
            throws InterruptedException {
        AtomicReference<@Nullable Problem> refused = new AtomicReference<>();
        Running running =
                begin(
                        verb,
                        by,
                        job -> {
                            try {
                                return work.run(job);
                            } catch (Problem problem) {
                                refused.set(problem);
                                throw problem;
                            }
                        });
        running.thread().join(moment);
        Problem problem = refused.get();
        if (problem != null) {
            throw problem;
        }
    }

    private Running begin(String verb, Actor by, Work work) {
        if (closing) {
            throw new Problem(
                    Code.SERVICE_UNREACHABLE, "the service is stopping", "try again in a moment");
        }
        long number = log.begin(verb, by);
        Job job = new Job(Long.toString(number), verb, by, clock);
        Thread thread =
                Thread.ofPlatform()
                        .name("job-" + number + "-" + verb)
                        .unstarted(() -> run(number, job, work));
        Running running = new Running(job, thread);
        jobs.put(number, running);
        forget(number - KEPT);
        thread.start();
        return running;
    }

    /**
     * Has a job run that has a schedule too: through the timetable, so that it outlives this
     * process, or where none runs, here. Never beside another run of it.
     *
     * @throws Problem HF-5050 when there is no such job
     */
    public HttpResponse<Job.View> ask(String name, Map<String, String> what, Actor by) {
        run.find(name);
        return timetable.running()
                ? accepted(view(Long.toString(timetable.ask(name, what, by))))
                : start(name, by, job -> run.run(name, by, what, job::at));
    }

    private static HttpResponse<Job.View> accepted(Job.View view) {
        URI where = URI.create("/api/v1/jobs/" + view.job());
        return HttpResponse.<Job.View>accepted(where).body(view);
    }

    private void forget(long upTo) {
        jobs.entrySet().removeIf(job -> job.getKey() <= upTo && !job.getValue().thread().isAlive());
    }

    /** The log first: who sees the end may stop the process. */
    private void run(long number, Job job, Work work) {
        try {
            Object result = work.run(job);
            log.done(number, result);
            job.done(result);
        } catch (InterruptedException e) {
            failed(
                    number,
                    job,
                    Refusal.of(
                            new Problem(
                                    Code.SERVICE_UNREACHABLE,
                                    "the work was stopped because the service stops",
                                    "run the command again: what was accepted stays, nothing is"
                                            + " doubled",
                                    e)));
        } catch (Exception e) {
            failed(number, job, Refusal.of(faults.problem(e)));
        }
    }

    private void failed(long number, Job job, Refusal why) {
        try {
            log.failed(number, why);
        } catch (RuntimeException e) {
            // the register may be what failed; the next start notes the end
            LOG.warn("the end of job {} is not on record: {}", number, e.toString());
        }
        job.failed(why);
    }

    /** The newest jobs, newest first: those of this process as they are now. */
    public List<Job.View> list(int most) {
        return log.list(most).stream().map(this::view).toList();
    }

    /**
     * The job of that number.
     *
     * @throws Problem HF-1001 where there is none
     */
    public Job.View view(String id) {
        return (id.matches("\\d{1,18}")
                        ? log.find(Long.parseLong(id))
                        : Optional.<JobLog.Entry>empty())
                .map(this::view)
                .orElseThrow(
                        () ->
                                new Problem(
                                        Code.NOT_FOUND,
                                        "there is no job " + id,
                                        "see 'holdfast jobs list'"));
    }

    private Job.View view(JobLog.Entry entry) {
        Running here = jobs.get(entry.id());
        return here == null ? Job.View.of(entry, clock.instant()) : here.job().view();
    }

    /** Whether work is under way. */
    public boolean busy() {
        return jobs.values().stream().anyMatch(running -> running.thread().isAlive());
    }

    /** Asks what runs to stop and waits for it: what was accepted so far stays. */
    @PreDestroy
    public void close() {
        closing = true;
        jobs.values().forEach(running -> running.thread().interrupt());
        try {
            for (Running running : jobs.values()) {
                running.thread().join(GOODBYE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
