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

import java.util.Map;
import java.util.Optional;

/** Reports: made when asked for, kept, downloaded. */
@Hidden
@Controller("/reports")
@Requires(beans = ReportDesk.class)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ReportController extends DeskController {
    private final ReportDesk desk;

    ReportController(Pages pages, ReportDesk desk) {
        super(pages);
        this.desk = desk;
    }

    @Get
    @Allow(Permission.REPORT)
    public HttpResponse<?> reports(Identity who) {
        return page("reports", who, Map.of("page", desk.reports(who)));
    }

    @Post
    @Allow(Permission.REPORT)
    public HttpResponse<?> generate(
            HttpRequest<?> request, Identity who, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        Optional<String> matter = Optional.of(form.text("matter")).filter(text -> !text.isEmpty());
        desk.generate(
                new ReportDesk.Ask(
                        form.required("kind", "the kind of report"),
                        form.date("from"),
                        form.date("to"),
                        matter),
                who);
        return Pages.go(request, "/reports");
    }

    @Get("/{id}/pdf")
    @Produces(MediaType.ALL)
    @Allow(Permission.REPORT)
    public HttpResponse<?> pdf(Identity who, String id) {
        ReportDesk.File file = desk.file(id, who);
        return HttpResponse.ok(
                new io.micronaut.http.server.types.files.SystemFile(
                                file.path().toFile(), MediaType.APPLICATION_PDF_TYPE)
                        .attach(file.name()));
    }
}
