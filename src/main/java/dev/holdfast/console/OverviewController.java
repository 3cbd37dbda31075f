package dev.holdfast.console;

import dev.holdfast.access.Identity;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.Map;

/** The first page: what needs somebody today. */
@Hidden
@Controller
@Requires(beans = OverviewDesk.class)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
public class OverviewController extends DeskController {
    private final OverviewDesk desk;

    OverviewController(Pages pages, OverviewDesk desk) {
        super(pages);
        this.desk = desk;
    }

    @Get("/")
    public HttpResponse<?> overview(Identity who) {
        return page("overview", who, Map.of("page", desk.overview(who)));
    }
}
