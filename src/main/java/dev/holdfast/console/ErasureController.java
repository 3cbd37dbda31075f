package dev.holdfast.console;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

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
import io.micronaut.http.server.types.files.SystemFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Requests for erasure, from the question to the answer. */
@Hidden
@Controller("/erasures")
@Requires(beans = ErasureDesk.class)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ErasureController extends DeskController {
    private final ErasureDesk desk;

    ErasureController(Pages pages, ErasureDesk desk) {
        super(pages);
        this.desk = desk;
    }

    @Get
    @Allow(Permission.SEE_ERASURE)
    public HttpResponse<?> requests(Identity who) {
        return page("erasures", who, Map.of("requests", desk.requests(who)));
    }

    @Post
    @Allow(Permission.HANDLE_ERASURE)
    public HttpResponse<?> open(
            HttpRequest<?> request, Identity who, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        List<String> addresses =
                Arrays.stream(form.text("addresses").split("[\\s,;]+"))
                        .filter(one -> !one.isEmpty())
                        .toList();
        return Pages.go(
                request,
                "/erasures/"
                        + desk.open(
                                form.required("person", "the person's name"),
                                addresses,
                                form.date("received"),
                                form.text("about"),
                                who));
    }

    @Get("/{id}")
    @Allow(Permission.SEE_ERASURE)
    public HttpResponse<?> request(Identity who, String id) {
        return page("erasure", who, Map.of("page", desk.request(id, who)));
    }

    @Post("/{id}/narrow")
    @Allow(Permission.HANDLE_ERASURE)
    public HttpResponse<?> narrow(
            HttpRequest<?> request, Identity who, String id, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        desk.narrow(
                id, form.required("query", "the query"), form.required("why", "the reason"), who);
        return back(request, id);
    }

    @Post("/{id}/extend")
    @Allow(Permission.HANDLE_ERASURE)
    public HttpResponse<?> extend(
            HttpRequest<?> request, Identity who, String id, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        desk.extend(
                id,
                form.date("until")
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                Code.INVALID_INPUT,
                                                "the day is missing",
                                                "choose one within three months of receipt")),
                form.required("why", "the reason"),
                who);
        return back(request, id);
    }

    @Post("/{id}/judge/{key}")
    @Allow(Permission.HANDLE_ERASURE)
    public HttpResponse<?> judge(
            HttpRequest<?> request,
            Identity who,
            String id,
            String key,
            @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        boolean erase =
                switch (form.required("choice", "the choice")) {
                    case "erase" -> true;
                    case "keep" -> false;
                    default ->
                            throw new Problem(
                                    Code.INVALID_INPUT, "no such choice", "choose keep or erase");
                };
        desk.judge(id, key, erase, form.required("comment", "the reason"), who);
        return back(request, id);
    }

    @Post("/{id}/decide")
    @Allow(Permission.HANDLE_ERASURE)
    public HttpResponse<?> decide(HttpRequest<?> request, Identity who, String id) {
        desk.decide(id, who);
        return back(request, id);
    }

    @Post("/{id}/letter")
    @Allow(Permission.HANDLE_ERASURE)
    public HttpResponse<?> answer(HttpRequest<?> request, Identity who, String id) {
        desk.answer(id, who);
        return back(request, id);
    }

    @Get("/{id}/letter")
    @Produces(MediaType.ALL)
    @Allow(Permission.HANDLE_ERASURE)
    public HttpResponse<?> letter(Identity who, String id) {
        return HttpResponse.ok(
                new SystemFile(desk.letter(id, who).toFile(), MediaType.APPLICATION_PDF_TYPE)
                        .attach("answer-" + id + ".pdf"));
    }

    private static HttpResponse<?> back(HttpRequest<?> request, String id) {
        return Pages.go(request, "/erasures/" + id);
    }
}
