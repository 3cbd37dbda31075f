package dev.holdfast.console;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.Map;

/** Retention schedules, and the evaluation of the archive under them. */
@Hidden
@Controller
@Requires(beans = RetentionDesk.class)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
public class RetentionController extends DeskController {
    private final RetentionDesk desk;

    RetentionController(Pages pages, RetentionDesk desk) {
        super(pages);
        this.desk = desk;
    }

    @Get("/retention")
    @Allow(Permission.SEE_RETENTION)
    public HttpResponse<?> retention(Identity who) {
        return page("retention", who, Map.of("page", desk.retention(who)));
    }

    @Post("/retention/evaluate")
    @Consumes(MediaType.ALL)
    @Allow(Permission.EVALUATE)
    public HttpResponse<?> evaluate(HttpRequest<?> request, Identity who) {
        desk.evaluate(who);
        return Pages.go(request, "/retention");
    }
}
