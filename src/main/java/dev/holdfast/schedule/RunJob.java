package dev.holdfast.schedule;

import dev.holdfast.access.Faults;
import dev.holdfast.access.Refusal;
import dev.holdfast.audit.Actor;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import io.micronaut.context.BeanProvider;

import jakarta.inject.Singleton;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Runs a job by its name, never beside another run of it. */
@Singleton
public class RunJob {
    /** Whom to tell how far a run is. */
    @FunctionalInterface
    public interface Progress {
        void at(int percent, String doing);
    }

    private record Given(Actor by, Map<String, String> asked, Progress told)
            implements ScheduledJob.Run {
        @Override
        public void progress(int percent, String doing) {
            told.at(percent, doing);
        }
    }

    private final BeanProvider<ScheduledJob> jobs;
    private final OneAtATime oneAtATime;
    private final JobLog log;
    private final Faults faults;

    /**
     * @param jobs made when first asked for: most verbs never do
     */
    RunJob(BeanProvider<ScheduledJob> jobs, OneAtATime oneAtATime, JobLog log, Faults faults) {
        this.jobs = jobs;
        this.oneAtATime = oneAtATime;
        this.log = log;
        this.faults = faults;
    }

    List<ScheduledJob> all() {
        return StreamSupport.stream(jobs.spliterator(), false)
                .sorted(Comparator.comparing(ScheduledJob::name))
                .toList();
    }

    /**
     * @throws Problem HF-5050 when there is no such job
     */
    public ScheduledJob find(String name) {
        List<ScheduledJob> all = all();
        return all.stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Problem(
                                        Code.UNKNOWN_SCHEDULE,
                                        "there is no job '" + name + "' to run or schedule",
                                        "use one of "
                                                + all.stream()
                                                        .map(ScheduledJob::name)
                                                        .collect(Collectors.joining(", "))));
    }

    /** Runs it in this thread, after any other run of it. */
    public Object run(String name, Actor by, Map<String, String> asked, Progress told)
            throws Exception {
        ScheduledJob job = find(name);
        return oneAtATime.run(name, () -> job.run(new Given(by, asked, told)));
    }

    /**
     * Runs what stands in the log under that number and writes there how it ended.
     *
     * @param giveUp whether the service stops: then a failure is no end, another takes it up
     */
    void run(long id, BooleanSupplier giveUp) {
        JobLog.Entry entry = log.find(id).orElseThrow();
        if (entry.endedAt() != null) {
            return;
        }
        try {
            ScheduledJob job = find(entry.verb());
            Object result =
                    oneAtATime.run(
                            entry.verb(),
                            () -> {
                                log.started(id);
                                return job.run(
                                        new Given(
                                                entry.by(),
                                                entry.asked(),
                                                (percent, doing) ->
                                                        log.progress(id, percent, doing)));
                            });
            log.done(id, result);
        } catch (Exception e) {
            if (giveUp.getAsBoolean() || e instanceof InterruptedException) {
                throw new IllegalStateException("broken off, to be taken up again", e);
            }
            log.failed(id, Refusal.of(faults.problem(e)));
        }
    }
}
