package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.schedule.Schedules;
import dev.holdfast.schedule.Timetable;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Which jobs run by themselves, and when. */
@Controller("/api/v1/schedules")
@ExecuteOn(TaskExecutors.BLOCKING)
public class ScheduleController {
    /** A cron expression of five or six fields, or {@code none}. */
    public record Ask(@Nullable String schedule) {}

    private final Timetable timetable;
    private final Jobs jobs;

    ScheduleController(Timetable timetable, Jobs jobs) {
        this.timetable = timetable;
        this.jobs = jobs;
    }

    /** All jobs that can be scheduled, with when they run next in a service that stays. */
    @Get
    @Allow(Permission.SEE_RETENTION)
    public Map<String, List<Schedules.Planned>> list() {
        return Map.of("schedules", timetable.list());
    }

    /** Sets when a job runs. */
    @Post("/{name}")
    @Allow(Permission.CHANGE_RETENTION)
    public Map<String, List<Schedules.Planned>> set(String name, @Body Ask ask, Identity who) {
        String schedule = ask.schedule();
        if (schedule == null) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "the schedule is missing",
                    "write a cron expression such as '0 2 * * *', or none");
        }
        return Map.of("schedules", timetable.set(name, schedule, who.actor()));
    }

    /** Runs a job now; after the run that is under way, if there is one. */
    @Post("/{name}/run")
    @Allow(Permission.EVALUATE)
    public HttpResponse<Job.View> run(String name, Identity who) {
        return jobs.ask(name, Map.of(), who.actor());
    }
}
