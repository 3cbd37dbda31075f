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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Matters, and legal holds: placed after their count was seen, released by two people. */
@Hidden
@Controller
@Requires(beans = MatterDesk.class)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class MatterController extends DeskController {
    private final MatterDesk desk;

    MatterController(Pages pages, MatterDesk desk) {
        super(pages);
        this.desk = desk;
    }

    @Get("/matters")
    @Allow(Permission.SEE_HOLDS)
    public HttpResponse<?> matters(Identity who) {
        return page("matters", who, Map.of("matters", desk.matters(who)));
    }

    @Post("/matters")
    @Allow(Permission.PLACE_HOLD)
    public HttpResponse<?> open(
            HttpRequest<?> request, Identity who, @Body Map<String, Object> fields) {
        String id = desk.openMatter(new Form(fields).required("name", "the matter's name"), who);
        return Pages.go(request, "/matters/" + id);
    }

    @Get("/matters/{id}")
    @Allow(Permission.SEE_HOLDS)
    public HttpResponse<?> matter(
            Identity who, String id, @QueryValue(defaultValue = "") String q) {
        return page("matter", who, Map.of("page", desk.matter(id, who), "query", q));
    }

    @Post("/matters/{id}/cover")
    @Allow(Permission.PLACE_HOLD)
    public HttpResponse<?> cover(
            HttpRequest<?> request, Identity who, String id, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        SortedMap<LocalDate, String> dates = new TreeMap<>();
        for (String line : form.lines("dates")) {
            String[] parts = line.split("\\s+", 2);
            dates.put(
                    new Form(Map.of("day", parts[0])).date("day").orElseThrow(),
                    parts.length < 2 ? "date" : parts[1]);
        }
        desk.editMatter(
                id,
                new MatterDesk.Cover(
                        form.required("state", "the state"),
                        form.text("description"),
                        form.lines("parties"),
                        form.lines("counsel"),
                        List.of(),
                        dates),
                who);
        return Pages.go(request, "/matters/" + id);
    }

    @Post("/matters/{id}/custodians")
    @Allow(Permission.PLACE_HOLD)
    public HttpResponse<?> custodian(
            HttpRequest<?> request, Identity who, String id, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        desk.custodian(
                id,
                form.required("custodian", "the custodian's name"),
                form.text("mail"),
                form.text("manager"),
                who);
        return Pages.go(request, "/matters/" + id);
    }

    @Post("/matters/{id}/close")
    @Allow(Permission.RELEASE_HOLD)
    public HttpResponse<?> close(HttpRequest<?> request, Identity who, String id) {
        desk.closeMatter(id, who);
        return Pages.go(request, "/matters/" + id);
    }

    @Post("/matters/{id}/preview")
    @Allow(Permission.PLACE_HOLD)
    public HttpResponse<?> preview(Identity who, String id, @Body Map<String, Object> fields) {
        return part(
                "holdpreview",
                Map.of("matter", id, "preview", desk.preview(scope(id, fields), who)));
    }

    @Post("/matters/{id}/holds")
    @Allow(Permission.PLACE_HOLD)
    public HttpResponse<?> place(
            HttpRequest<?> request, Identity who, String id, @Body Map<String, Object> fields) {
        desk.place(scope(id, fields), who);
        return Pages.go(request, "/matters/" + id);
    }

    @Post("/matters/{id}/holds/{hold}/release")
    @Allow(Permission.RELEASE_HOLD)
    public HttpResponse<?> release(
            HttpRequest<?> request,
            Identity who,
            String id,
            String hold,
            @Body Map<String, Object> fields) {
        desk.release(hold, new Form(fields).text("reason"), who);
        return Pages.go(request, "/matters/" + id);
    }

    @Post("/matters/{id}/holds/{hold}/release/cancel")
    @Allow(Permission.RELEASE_HOLD)
    public HttpResponse<?> cancelRelease(
            HttpRequest<?> request, Identity who, String id, String hold) {
        desk.cancelRelease(hold, who);
        return Pages.go(request, "/matters/" + id);
    }

    private static MatterDesk.Scope scope(String matter, Map<String, Object> fields) {
        Form form = new Form(fields);
        return new MatterDesk.Scope(
                matter,
                form.all("custodian"),
                form.lines("locations"),
                form.text("query"),
                form.date("from"),
                form.date("to"));
    }
}
