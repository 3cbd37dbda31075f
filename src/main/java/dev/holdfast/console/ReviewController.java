package dev.holdfast.console;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.Locale;
import java.util.Map;

/** Reviews before disposition: the queue, a class with samples, the four decisions. */
@Hidden
@Controller("/reviews")
@Requires(beans = ReviewDesk.class)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ReviewController extends DeskController {
    private final ReviewDesk desk;

    ReviewController(Pages pages, ReviewDesk desk) {
        super(pages);
        this.desk = desk;
    }

    @Get
    @Allow(Permission.SEE_REVIEWS)
    public HttpResponse<?> reviews(Identity who) {
        return page("reviews", who, Map.of("reviews", desk.reviews(who)));
    }

    @Get("/{id}")
    @Allow(Permission.REVIEW_DISPOSITION)
    public HttpResponse<?> review(Identity who, String id) {
        return page("review", who, Map.of("page", desk.review(id, who)));
    }

    @Post("/{id}")
    @Allow(Permission.REVIEW_DISPOSITION)
    public HttpResponse<?> decide(
            HttpRequest<?> request, Identity who, String id, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        desk.decide(
                id,
                ReviewDesk.Act.valueOf(
                        form.required("act", "what is decided").toUpperCase(Locale.ROOT)),
                form.text("query"),
                form.required("comment", "the comment"),
                form.date("until"),
                form.text("label"),
                who);
        return Pages.go(request, "/reviews");
    }
}
