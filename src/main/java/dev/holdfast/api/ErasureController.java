package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.disposition.ErasureDecision;
import dev.holdfast.erasure.ExtendErasure;
import dev.holdfast.erasure.HandleErasure;
import dev.holdfast.erasure.JudgeErasure;
import dev.holdfast.evidence.WriteErasureLetter;
import dev.holdfast.evidence.WrittenReport;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.retention.ArchiveSettings;

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

/** Requests for erasure (GDPR Article 17). */
@Controller("/api/v1/erasures")
@ExecuteOn(TaskExecutors.BLOCKING)
public class ErasureController {
    /** What a person asked. */
    public record Ask(
            @Nullable String person,
            @Nullable List<String> addresses,
            @Nullable LocalDate received,
            @Nullable String about) {}

    /** A query that narrows what counts as the person's items, and why. */
    public record Narrowing(@Nullable String query, @Nullable String why) {}

    /** What is decided for a class that no law decides. */
    public record Judgement(
            @Nullable String key, @Nullable String choice, @Nullable String comment) {}

    /** More time, and why. */
    public record MoreTime(@Nullable LocalDate until, @Nullable String why) {}

    /** Where the letter goes. */
    public record Destination(@Nullable String out) {}

    /** The letter that was written. */
    public record Letter(String report, long pages, String sha256) {}

    private final HandleErasure erasure;
    private final JudgeErasure judging;
    private final ExtendErasure extending;
    private final WriteErasureLetter letter;
    private final ArchiveSettings settings;

    ErasureController(
            HandleErasure erasure,
            JudgeErasure judging,
            ExtendErasure extending,
            WriteErasureLetter letter,
            ArchiveSettings settings) {
        this.erasure = erasure;
        this.judging = judging;
        this.extending = extending;
        this.letter = letter;
        this.settings = settings;
    }

    /** Opens a request and weighs it. */
    @Post
    @Allow(Permission.HANDLE_ERASURE)
    public ErasureView.Shown open(@Body Ask ask, Identity who) {
        String person = ask.person();
        List<String> addresses = ask.addresses();
        return ErasureView.of(
                erasure.open(
                        person == null ? "" : person,
                        addresses == null ? List.of() : addresses,
                        ask.received(),
                        ask.about(),
                        who.actor()));
    }

    /** All requests; what is to be answered first comes first. */
    @Get
    @Allow(Permission.SEE_ERASURE)
    public Map<String, Object> list() {
        LocalDate today = settings.today();
        return Map.of(
                "requests",
                erasure.list().stream().map(one -> ErasureView.listed(one, today)).toList());
    }

    /** One request, weighed as of today. */
    @Get("/{id}")
    @Allow(Permission.SEE_ERASURE)
    public ErasureView.Shown show(long id) {
        return ErasureView.of(erasure.show(id));
    }

    /** Narrows what counts as the person's items. */
    @Post("/{id}/narrow")
    @Allow(Permission.HANDLE_ERASURE)
    public ErasureView.Shown narrow(long id, @Body Narrowing narrowing, Identity who) {
        String query = narrowing.query();
        if (query == null || query.isBlank()) {
            throw new Problem(Code.INVALID_INPUT, "the query is missing", "write --query Q");
        }
        return ErasureView.of(erasure.narrow(id, query, narrowing.why(), who.actor()));
    }

    /** Decides for a class what no law decides: {@code keep} or {@code erase}, and why. */
    @Post("/{id}/judge")
    @Allow(Permission.HANDLE_ERASURE)
    public ErasureView.Shown judge(long id, @Body Judgement judgement, Identity who) {
        ErasureDecision.Choice choice =
                switch (String.valueOf(judgement.choice())) {
                    case "keep" -> ErasureDecision.Choice.KEEP;
                    case "erase" -> ErasureDecision.Choice.ERASE;
                    default ->
                            throw new Problem(
                                    Code.INVALID_INPUT,
                                    "the choice is missing",
                                    "write --keep or --erase");
                };
        String comment = judgement.comment();
        return ErasureView.of(
                judging.judge(
                        id,
                        String.valueOf(judgement.key()),
                        choice,
                        comment == null ? "" : comment,
                        who.actor()));
    }

    /** Adds up to two months to the time for the answer. */
    @Post("/{id}/extend")
    @Allow(Permission.HANDLE_ERASURE)
    public ErasureView.Shown extend(long id, @Body MoreTime more, Identity who) {
        LocalDate until = more.until();
        if (until == null) {
            throw new Problem(Code.INVALID_INPUT, "the day is missing", "write --until DATE");
        }
        String why = more.why();
        return ErasureView.of(extending.extend(id, until, why == null ? "" : why, who.actor()));
    }

    /** Makes a plan of what may go; two other people approve it. */
    @Post("/{id}/decide")
    @Allow(Permission.HANDLE_ERASURE)
    public ErasureView.Shown decide(long id, Identity who) {
        return ErasureView.of(erasure.decide(id, who.actor()));
    }

    /** Writes the letter that answers the request. */
    @Post("/{id}/letter")
    @Allow(Permission.HANDLE_ERASURE)
    public Letter letter(long id, @Body Destination where, Identity who) {
        String out = where.out();
        if (out == null) {
            throw new Problem(Code.INVALID_INPUT, "the file is missing", "write --out F.pdf");
        }
        WrittenReport written = letter.write(id, Path.of(out), who.actor());
        return new Letter(written.file().toString(), written.pages(), written.sha256().hex());
    }
}
