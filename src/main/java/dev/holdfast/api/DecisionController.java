package dev.holdfast.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.decide.Why;
import dev.holdfast.item.ItemId;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.CompareEvaluations;
import dev.holdfast.retention.EvaluateArchive;
import dev.holdfast.retention.Evaluated;
import dev.holdfast.retention.ExplainItem;
import dev.holdfast.retention.ScheduledEvaluation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What must happen to items, and why. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
public class DecisionController {
    /** The day to decide for; today where absent. */
    public record Ask(@Nullable LocalDate asOf) {}

    /** The decision on one item; a date that does not apply is absent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Explained(
            String item,
            LocalDate asOf,
            String outcome,
            @Nullable LocalDate retainUntil,
            @Nullable LocalDate dispositionOn,
            List<Because> reasons,
            List<String> holds,
            Why.Versions versions) {}

    /** One obligation or freeze that bears on the item, with its own date. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Because(
            @Nullable String policy,
            String authority,
            int level,
            String text,
            @Nullable LocalDate date,
            String principle) {}

    private final EvaluateArchive evaluate;
    private final ExplainItem explain;
    private final CompareEvaluations compare;
    private final ArchiveSettings settings;
    private final Jobs jobs;

    DecisionController(
            EvaluateArchive evaluate,
            ExplainItem explain,
            CompareEvaluations compare,
            ArchiveSettings settings,
            Jobs jobs) {
        this.evaluate = evaluate;
        this.explain = explain;
        this.compare = compare;
        this.settings = settings;
        this.jobs = jobs;
    }

    /** Starts to decide the whole archive; a job. */
    @Post("/evaluations")
    @Allow(Permission.EVALUATE)
    public HttpResponse<Job.View> evaluate(@Body @Nullable Ask ask, Identity who) {
        LocalDate asOf = day(ask == null ? null : ask.asOf());
        return jobs.ask(
                ScheduledEvaluation.NAME,
                Map.of(ScheduledEvaluation.AS_OF, asOf.toString()),
                who.actor());
    }

    /** The newest evaluation. */
    @Get("/evaluations/latest")
    @Allow(Permission.SEE_RETENTION)
    public Evaluated latest() {
        return evaluate.latest()
                .map(Evaluated::of)
                .orElseThrow(
                        () ->
                                new Problem(
                                        Code.NOT_FOUND,
                                        "the archive has not been evaluated yet",
                                        "run 'holdfast evaluate'"));
    }

    /** The evaluations on record, the latest first, a hundred at most. */
    @Get("/evaluations")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, List<Evaluated>> list() {
        return Map.of("evaluations", evaluate.list(100).stream().map(Evaluated::of).toList());
    }

    /** What changed between an evaluation on record and another, or today. */
    @Get("/evaluations/{id}/difference")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> difference(long id, @QueryValue @Nullable Long with) {
        return PolicyView.wouldChange(compare.compare(id, with));
    }

    /** Why an item is kept, until when, or why it may go. */
    @Get("/items/{id}/why")
    @Allow(Permission.SEE_RETENTION)
    public Explained why(
            String id,
            @QueryValue @Nullable LocalDate asOf,
            @QueryValue @Nullable Long evaluation,
            Identity who) {
        Why why =
                evaluation == null
                        ? explain.explain(ItemId.parse(id), day(asOf), who.actor())
                        : explain.replay(ItemId.parse(id), evaluation, who.actor());
        return new Explained(
                why.item().toString(),
                why.asOf(),
                why.outcome().label(),
                why.retainUntil(),
                why.dispositionOn(),
                why.reasons().stream()
                        .map(
                                r ->
                                        new Because(
                                                r.policy(),
                                                r.authority(),
                                                r.level(),
                                                r.text(),
                                                r.date(),
                                                r.principle()))
                        .toList(),
                why.holds(),
                why.versions());
    }

    private LocalDate day(@Nullable LocalDate asOf) {
        return asOf == null ? settings.today() : asOf;
    }
}
