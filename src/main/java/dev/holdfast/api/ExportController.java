package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.production.Format;
import dev.holdfast.production.ProduceItems;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Items handed over to somebody outside. */
@Controller("/api/v1/exports")
@ExecuteOn(TaskExecutors.BLOCKING)
public class ExportController {
    /**
     * What to produce.
     *
     * @param format eml or mbox
     * @param out absolute path of a folder on the machine of the service, empty or not there yet
     */
    public record Ask(String query, String format, String out) {}

    /** What was produced. */
    public record Exported(long items, long files, String manifest, String sha256) {}

    private final ProduceItems produce;
    private final Jobs jobs;

    ExportController(ProduceItems produce, Jobs jobs) {
        this.produce = produce;
        this.jobs = jobs;
    }

    /** Starts to write what the query finds; a job. */
    @Post
    @Allow(Permission.EXPORT)
    public HttpResponse<Job.View> export(@Body Ask ask, Identity who) {
        if (ask.query() == null || ask.format() == null || ask.out() == null) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "an export needs a query, a format and a folder",
                    "export QUERY --format eml --out DIR");
        }
        Format format = Format.parse(ask.format());
        return jobs.start(
                "export",
                who.actor(),
                job -> {
                    AtomicLong written = new AtomicLong();
                    job.follow(() -> new Job.Progress(written.get(), 0, -1));
                    ProduceItems.Outcome done =
                            produce.produce(
                                    ask.query(),
                                    format,
                                    Path.of(ask.out()),
                                    who.actor(),
                                    written::set);
                    return new Exported(
                            done.items(),
                            done.files(),
                            done.manifest().toString(),
                            done.sha256().hex());
                });
    }
}
