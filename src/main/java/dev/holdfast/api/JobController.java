package dev.holdfast.api;

import dev.holdfast.access.Identity;
import dev.holdfast.access.Role;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** How far long work is. */
@Controller("/api/v1/jobs")
public class JobController {
    private final Jobs jobs;

    JobController(Jobs jobs) {
        this.jobs = jobs;
    }

    /** One job, for who started it and for administrators. */
    @Get("/{id}")
    public Job.View job(String id, Identity who) {
        Job job = jobs.find(id);
        if (!job.by().equals(who.actor()) && !who.roles().contains(Role.ADMINISTRATOR)) {
            throw new Problem(
                    Code.NOT_ALLOWED,
                    "job " + id + " was started by somebody else",
                    "ask " + job.by() + " about it");
        }
        return job.view();
    }
}
