package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.home.Home;
import dev.holdfast.ingest.IngestCounts;
import dev.holdfast.ingest.IngestItems;
import dev.holdfast.ingest.IngestProgress;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.IngestLog;
import dev.holdfast.register.Origin;
import dev.holdfast.register.Transactions;
import dev.holdfast.source.archive.ArchiveSource;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Taking files and folders into the archive. */
@Controller("/api/v1/ingests")
@ExecuteOn(TaskExecutors.BLOCKING)
public class IngestController {
    private static final String DEFAULT_SOURCE = "archive";
    private static final int NEWEST = 200;

    /**
     * What to take in.
     *
     * @param paths absolute paths on the machine of the service
     * @param custodian whose items these are
     * @param source a name for where they come from; {@code archive} where absent
     * @param label a retention label for what is stored
     */
    public record Ask(
            List<String> paths,
            String custodian,
            @Nullable String source,
            @Nullable String label) {}

    /** What came of it: {@code seen = stored + duplicates + failed}. */
    public record Ingested(
            String ingest,
            long seen,
            long stored,
            long duplicates,
            long unreadable,
            long failed,
            long bytes,
            double seconds) {
        static Ingested of(IngestItems.Outcome outcome) {
            IngestCounts counts = outcome.counts();
            return new Ingested(
                    Long.toString(outcome.ingest()),
                    counts.seen(),
                    counts.stored(),
                    counts.duplicates(),
                    counts.unreadable(),
                    counts.failed(),
                    counts.bytes(),
                    outcome.seconds());
        }
    }

    private final IngestItems ingest;
    private final IngestLog log;
    private final Transactions transactions;
    private final Jobs jobs;
    private final Home home;

    IngestController(
            IngestItems ingest, IngestLog log, Transactions transactions, Jobs jobs, Home home) {
        this.ingest = ingest;
        this.log = log;
        this.transactions = transactions;
        this.jobs = jobs;
        this.home = home;
    }

    /** Starts to take in what the paths name; a job. */
    @Post
    @Allow(Permission.INGEST)
    public HttpResponse<Job.View> ingest(@Body Ask ask, Identity who) {
        if (ask.paths() == null
                || ask.paths().isEmpty()
                || ask.custodian() == null
                || ask.custodian().isBlank()) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "an ingest needs paths and a custodian",
                    "name both: ingest PATH… --custodian NAME");
        }
        String source =
                ask.source() == null || ask.source().isBlank()
                        ? DEFAULT_SOURCE
                        : ask.source().strip();
        List<Path> paths = ask.paths().stream().map(Path::of).toList();
        ArchiveSource archive = ArchiveSource.of(source, paths, home.temp());
        paths.forEach(IngestController::refuseEmpty);
        Origin origin = new Origin(source, ask.custodian().strip());
        return jobs.start(
                "ingest",
                who.actor(),
                job ->
                        Ingested.of(
                                ingest.ingest(
                                        archive,
                                        origin,
                                        String.join(", ", ask.paths()),
                                        ask.label(),
                                        who.actor(),
                                        progress -> job.follow(() -> progress(progress)))));
    }

    /** The newest runs, newest first. */
    @Get
    @Allow(Permission.SEE_SOURCES)
    public Map<String, List<IngestLog.Run>> runs() {
        return Map.of("ingests", transactions.read(connection -> log.newest(connection, NEWEST)));
    }

    private static Job.Progress progress(IngestProgress progress) {
        return new Job.Progress(
                progress.counts().seen(), progress.counts().bytes(), progress.expectedBytes());
    }

    /**
     * Within a folder an empty file is kept like any other; one named by itself is a slip worth
     * saying.
     */
    private static void refuseEmpty(Path path) {
        try {
            if (Files.isRegularFile(path) && Files.size(path) == 0) {
                throw new Problem(
                        Code.EMPTY_FILE,
                        path + " is empty",
                        "name a file with something in it, or its folder");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
