package dev.holdfast.api;

import dev.holdfast.access.Refusal;
import dev.holdfast.audit.Actor;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import io.micronaut.http.HttpResponse;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Long work of the service: started by a request, watched by others. */
@Singleton
public class Jobs {
    /** Ended jobs are forgotten, oldest first, above this number. */
    private static final int KEPT = 1_000;

    private static final Duration GOODBYE = Duration.ofSeconds(20);

    /** The work of a job; what it returns is the job's result. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        Object run(Job job) throws Exception;
    }

    private record Running(Job job, Thread thread) {}

    private final Map<Long, Running> jobs = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();
    private final Clock clock;
    private final Faults faults;
    private volatile boolean closing;

    Jobs(Clock clock, Faults faults) {
        this.clock = clock;
        this.faults = faults;
    }

    /** Starts the work and answers at once: 202, and where its progress is told. */
    public HttpResponse<Job.View> start(String verb, Actor by, Work work) {
        Job job = begin(verb, by, work).job();
        URI where = URI.create("/api/v1/jobs/" + job.id());
        return HttpResponse.<Job.View>accepted(where).body(job.view());
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
        long number = last.incrementAndGet();
        Job job = new Job(Long.toString(number), verb, by, clock);
        Thread thread =
                Thread.ofPlatform()
                        .name("job-" + number + "-" + verb)
                        .unstarted(() -> run(job, work));
        Running running = new Running(job, thread);
        jobs.put(number, running);
        jobs.remove(number - KEPT);
        thread.start();
        return running;
    }

    private void run(Job job, Work work) {
        try {
            job.done(work.run(job));
        } catch (InterruptedException e) {
            job.failed(
                    Refusal.of(
                            new Problem(
                                    Code.SERVICE_UNREACHABLE,
                                    "the work was stopped because the service stops",
                                    "run the command again: what was accepted stays, nothing is"
                                            + " doubled",
                                    e)));
        } catch (Exception e) {
            job.failed(Refusal.of(faults.problem(e)));
        }
    }

    /**
     * The job of that name.
     *
     * @throws Problem where there is none
     */
    public Job find(String id) {
        Running running = id.matches("\\d{1,18}") ? jobs.get(Long.parseLong(id)) : null;
        if (running == null) {
            throw new Problem(
                    Code.NOT_FOUND,
                    "there is no job " + id,
                    "jobs are forgotten when the service stops; see the audit log");
        }
        return running.job();
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
