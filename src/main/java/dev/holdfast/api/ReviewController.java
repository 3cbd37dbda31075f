package dev.holdfast.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.access.Role;
import dev.holdfast.home.Home;
import dev.holdfast.policy.Policy;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Item;
import dev.holdfast.register.ReviewDecisions;
import dev.holdfast.review.DecideReview;
import dev.holdfast.review.ExportQueue;
import dev.holdfast.review.ReviewClass;
import dev.holdfast.review.ReviewQueue;
import dev.holdfast.review.ReviewStages;
import dev.holdfast.review.Reviewer;
import dev.holdfast.review.Stage;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reviews before disposition: what waits, and what people decide about it. */
@Controller("/api/v1/reviews")
@ExecuteOn(TaskExecutors.BLOCKING)
public class ReviewController {
    private static final int SAMPLES = 8;
    private static final int MOST_SAMPLES = 200;

    /**
     * What is decided, and about what.
     *
     * @param reviewClass the class, or null for all that wait
     * @param query the items of it, or null for all
     * @param until for an extension the last day kept, for a rejection the last day before it is
     *     asked about again
     */
    public record Act(
            @Nullable String reviewClass,
            @Nullable String query,
            @Nullable String comment,
            @Nullable LocalDate until,
            @Nullable String label) {}

    /** The stages of a policy, each such as {@code records: alice,bob}. */
    public record Ask(String policy, List<String> stages) {}

    /** A stage and how many items wait at it. */
    public record At(String stage, long items) {}

    /** A class of items that wait. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            String reviewClass,
            String reason,
            List<String> policies,
            long items,
            long bytes,
            @Nullable LocalDate oldest,
            @Nullable LocalDate newest,
            List<At> stages,
            @Nullable List<Decision> decisions) {
        static Shown of(ReviewClass one, @Nullable List<Decision> decisions) {
            List<At> at = new ArrayList<>();
            for (int i = 0; i < one.stages().size(); i++) {
                at.add(new At(one.stages().get(i).words(), one.at().get(i).size()));
            }
            return new Shown(
                    one.id(),
                    one.waiting().words(),
                    one.waiting().policies().stream().map(Policy::id).toList(),
                    one.waiting().items().size(),
                    one.bytes(),
                    one.oldest(),
                    one.newest(),
                    at,
                    decisions);
        }
    }

    /** A decision that was made. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Decision(
            String action,
            String stage,
            long items,
            @Nullable LocalDate until,
            @Nullable String label,
            String by,
            Instant at,
            String comment) {
        static Decision of(ReviewDecisions.Decision one) {
            return new Decision(
                    one.action().label(),
                    one.stageName(),
                    one.items().size(),
                    one.keepUntil(),
                    one.label(),
                    one.by(),
                    one.at(),
                    one.comment());
        }
    }

    /** An item to look at. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sample(
            String id,
            String kind,
            String custodian,
            @Nullable Instant date,
            String subject,
            String path) {
        static Sample of(Item item) {
            return new Sample(
                    item.id().toString(),
                    item.kind().label(),
                    item.custodian(),
                    item.date(),
                    item.subject(),
                    item.path());
        }
    }

    private final ReviewQueue queue;
    private final DecideReview decide;
    private final ReviewStages stages;
    private final ExportQueue export;
    private final Home home;

    ReviewController(
            ReviewQueue queue,
            DecideReview decide,
            ReviewStages stages,
            ExportQueue export,
            Home home) {
        this.queue = queue;
        this.decide = decide;
        this.stages = stages;
        this.export = export;
        this.home = home;
    }

    /** The classes that wait, the largest first. */
    @Get
    @Allow(Permission.SEE_REVIEWS)
    public Map<String, Object> list() {
        return Map.of("reviews", queue.classes().stream().map(one -> Shown.of(one, null)).toList());
    }

    /** The stages that policies have of their own. */
    @Get("/stages")
    @Allow(Permission.SEE_REVIEWS)
    public Map<String, Object> stages() {
        return Map.of(
                "stages",
                stages.list().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        one -> one.getValue().stream().map(Stage::words).toList())),
                "default",
                Stage.DEFAULT.words());
    }

    /** Sets the stages of a policy; none gives it the default one. */
    @Post("/stages")
    @Allow(Permission.CHANGE_RETENTION)
    public Ask stages(@Body Ask ask, Identity who) {
        return new Ask(
                ask.policy(),
                stages
                        .set(
                                ask.policy(),
                                ask.stages().stream().map(Stage::parse).toList(),
                                who.actor())
                        .stream()
                        .map(Stage::words)
                        .toList());
    }

    /** The whole queue as CSV, a line an item. */
    @Get("/export")
    @Allow(Permission.SEE_REVIEWS)
    public StreamedFile export(Identity who) throws IOException {
        Path file = Files.createTempFile(home.temp(), "reviews", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            export.write(out, who.actor());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new StreamedFile(
                        Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE),
                        MediaType.TEXT_CSV_TYPE)
                .attach("reviews.csv");
    }

    /** One class with the decisions about it so far. */
    @Get("/{id}")
    @Allow(Permission.SEE_REVIEWS)
    public Shown show(String id) {
        ReviewClass one = queue.find(id);
        return Shown.of(one, queue.history(one).stream().map(Decision::of).toList());
    }

    /** Items of a class to look at, drawn by lot. */
    @Get("/{id}/sample")
    @Allow(Permission.REVIEW_DISPOSITION)
    public Map<String, Object> sample(
            String id, @QueryValue(defaultValue = "" + SAMPLES) int count) {
        return Map.of(
                "items",
                queue.sample(queue.find(id), Math.min(count, MOST_SAMPLES)).stream()
                        .map(Sample::of)
                        .toList());
    }

    /** Lets items go on to the next stage; after the last they are due. */
    @Post("/approve")
    @Allow(Permission.REVIEW_DISPOSITION)
    public Map<String, Object> approve(@Body Act act, Identity who) {
        return decided(decide.approve(which(act), comment(act), reviewer(who)));
    }

    /** Keeps items, to be asked about again after a day. */
    @Post("/reject")
    @Allow(Permission.REVIEW_DISPOSITION)
    public Map<String, Object> reject(@Body Act act, Identity who) {
        return decided(decide.reject(which(act), until(act), comment(act), reviewer(who)));
    }

    /** Obliges to keep items until a day. */
    @Post("/extend")
    @Allow(Permission.REVIEW_DISPOSITION)
    public Map<String, Object> extend(@Body Act act, Identity who) {
        return decided(decide.extend(which(act), until(act), comment(act), reviewer(who)));
    }

    /** Gives items another label. */
    @Post("/relabel")
    @Allow(Permission.REVIEW_DISPOSITION)
    public Map<String, Object> relabel(@Body Act act, Identity who) {
        String label = act.label();
        if (label == null || label.isBlank()) {
            throw new Problem(Code.INVALID_INPUT, "the label is missing", "write --label NAME");
        }
        return decided(decide.relabel(which(act), label, comment(act), reviewer(who)));
    }

    private static Map<String, Object> decided(List<DecideReview.Decided> decided) {
        return Map.of(
                "items",
                decided.stream().mapToLong(DecideReview.Decided::items).sum(),
                "decided",
                decided);
    }

    private static DecideReview.Which which(Act act) {
        return new DecideReview.Which(act.reviewClass(), act.query());
    }

    private static String comment(Act act) {
        String comment = act.comment();
        return comment == null ? "" : comment;
    }

    private static LocalDate until(Act act) {
        LocalDate until = act.until();
        if (until == null) {
            throw new Problem(Code.INVALID_INPUT, "the day is missing", "write --until DATE");
        }
        return until;
    }

    static Reviewer reviewer(Identity who) {
        return new Reviewer(
                who.actor(), who.roles().stream().map(Role::label).collect(Collectors.toSet()));
    }
}
