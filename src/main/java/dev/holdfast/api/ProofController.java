package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.evidence.WriteReport;
import dev.holdfast.evidence.WrittenReport;
import dev.holdfast.integrity.VerifyArchive;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.report.ReportKind;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Proof: reports on paper, and the archive held against its own promises. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
public class ProofController {
    /**
     * A report to write.
     *
     * @param kind as {@code GET /reports} names it
     * @param out absolute path of the PDF on the machine of the service
     * @param from first day of an audit trail
     * @param to its last day
     * @param matter the one matter a hold register tells of
     */
    public record Ask(
            String kind,
            String out,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String matter) {}

    /** A report that was written. */
    public record Written(String file, long pages, String sha256) {
        static Written of(WrittenReport report) {
            return new Written(report.file().toString(), report.pages(), report.sha256().hex());
        }
    }

    /** Whether to read every content back. */
    public record Depth(boolean deep) {}

    /** What a verification found. */
    public record Verified(
            long entries,
            String root,
            boolean ok,
            long items,
            long contents,
            boolean deep,
            List<String> problems,
            List<String> warnings) {}

    private final WriteReport reports;
    private final VerifyArchive verify;
    private final Jobs jobs;

    ProofController(WriteReport reports, VerifyArchive verify, Jobs jobs) {
        this.reports = reports;
        this.verify = verify;
        this.jobs = jobs;
    }

    /** The kinds of report there are. */
    @Get("/reports")
    @Allow(Permission.REPORT)
    public Map<String, Object> kinds() {
        return Map.of(
                "reports", ReportKind.ofTheArchive().stream().map(ReportKind::label).toList());
    }

    /** Starts to write a report; a job. */
    @Post("/reports")
    @Allow(Permission.REPORT)
    public HttpResponse<Job.View> write(@Body Ask ask, Identity who) {
        if (ask.kind() == null || ask.out() == null || ask.out().isBlank()) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "a report needs a kind and a file",
                    "write report KIND --out F.pdf");
        }
        ReportKind kind = ReportKind.parse(ask.kind());
        return jobs.start(
                "report",
                who.actor(),
                job ->
                        Written.of(
                                reports.write(
                                        kind,
                                        ask.from(),
                                        ask.to(),
                                        ask.matter(),
                                        Path.of(ask.out()),
                                        who.actor())));
    }

    /** Starts to hold the whole archive against its own promises; a job. */
    @Post("/verify")
    @Allow(Permission.SEE_AUDIT)
    public HttpResponse<Job.View> verify(@Body @Nullable Depth depth, Identity who) {
        return jobs.start(
                "verify",
                who.actor(),
                job -> {
                    VerifyArchive.Outcome found =
                            verify.verify(depth != null && depth.deep(), who.actor());
                    return new Verified(
                            found.entries(),
                            found.root(),
                            found.ok(),
                            found.items(),
                            found.contents(),
                            found.deep(),
                            found.problems(),
                            found.warnings());
                });
    }
}
