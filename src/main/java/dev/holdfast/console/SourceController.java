package dev.holdfast.console;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;

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

/** Where items come from, and whether all of them came. */
@Hidden
@Controller("/sources")
@Requires(beans = SourceDesk.class)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
public class SourceController extends DeskController {
    private final SourceDesk desk;

    SourceController(Pages pages, SourceDesk desk) {
        super(pages);
        this.desk = desk;
    }

    @Get
    @Allow(Permission.SEE_SOURCES)
    public HttpResponse<?> sources(Identity who) {
        return page("sources", who, Map.of("sources", desk.sources(who)));
    }
}
