package dev.holdfast.api;

import dev.holdfast.access.Identity;
import dev.holdfast.access.Role;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** How far long work is, and how it ended. */
@Controller("/api/v1/jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
public class JobController {
    private static final int NEWEST = 100;

    private final Jobs jobs;

    JobController(Jobs jobs) {
        this.jobs = jobs;
    }

    /** The newest jobs, newest first: one's own, for administrators everybody's. */
    @Get
    public Map<String, List<Job.View>> list(@QueryValue @Nullable Integer limit, Identity who) {
        return Map.of(
                "jobs",
                jobs.list(limit == null ? NEWEST : limit).stream()
                        .filter(job -> mayKnow(job, who))
                        .toList());
    }

    /** One job, for who started it and for administrators. */
    @Get("/{id}")
    public Job.View job(String id, Identity who) {
        Job.View job = jobs.view(id);
        if (!mayKnow(job, who)) {
            throw new Problem(
                    Code.NOT_ALLOWED,
                    "job " + id + " was started by somebody else",
                    "ask " + job.by() + " about it");
        }
        return job;
    }

    private static boolean mayKnow(Job.View job, Identity who) {
        return job.by().equals(who.actor().name()) || who.roles().contains(Role.ADMINISTRATOR);
    }
}
