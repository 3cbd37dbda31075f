package dev.holdfast.console;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.access.PersonName;
import dev.holdfast.access.SignIn;
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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Disposition plans. Approving asks for the password again; executing also asks for the plan's
 * name, typed.
 */
@Hidden
@Controller("/disposition")
@Requires(beans = DispositionDesk.class)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class DispositionController extends DeskController {
    private final DispositionDesk desk;
    private final SignIn signIn;
    private final Clock clock;

    DispositionController(Pages pages, DispositionDesk desk, SignIn signIn, Clock clock) {
        super(pages);
        this.desk = desk;
        this.signIn = signIn;
        this.clock = clock;
    }

    @Get
    @Allow(Permission.SEE_DISPOSITION)
    public HttpResponse<?> plans(Identity who) {
        return page(
                "disposition",
                who,
                Map.of(
                        "plans",
                        desk.plans(who),
                        "today",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    @Post
    @Allow(Permission.PLAN_DISPOSITION)
    public HttpResponse<?> draw(
            HttpRequest<?> request, Identity who, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        LocalDate asOf =
                form.date("asOf")
                        .orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        boolean transfer = form.text("kind").equals("transfer");
        return Pages.go(request, "/disposition/" + desk.draw(asOf, transfer, who));
    }

    @Get("/{id}")
    @Allow(Permission.SEE_DISPOSITION)
    public HttpResponse<?> plan(Identity who, String id) {
        return page("plan", who, Map.of("page", desk.plan(id, who)));
    }

    @Post("/{id}/approve")
    @Allow(Permission.APPROVE_DISPOSITION)
    public HttpResponse<?> approve(
            HttpRequest<?> request, Identity who, String id, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        confirm(request, who, form);
        desk.approve(id, form.text("remark"), who);
        return Pages.go(request, "/disposition/" + id);
    }

    @Post("/{id}/reject")
    @Allow(Permission.APPROVE_DISPOSITION)
    public HttpResponse<?> reject(
            HttpRequest<?> request, Identity who, String id, @Body Map<String, Object> fields) {
        desk.reject(id, new Form(fields).required("reason", "the reason for the rejection"), who);
        return Pages.go(request, "/disposition/" + id);
    }

    @Post("/{id}/execute")
    @Allow(Permission.EXECUTE_DISPOSITION)
    public HttpResponse<?> execute(
            HttpRequest<?> request, Identity who, String id, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        if (!form.text("typed").equals(id)) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "the plan's name was not typed",
                    "type " + id + " to go on");
        }
        confirm(request, who, form);
        desk.execute(id, form.text("folder"), who);
        return Pages.go(request, "/disposition/" + id);
    }

    /** The stop button: no password, because it must be quick and destroys nothing. */
    @Post("/{id}/stop")
    @Allow(Permission.STOP_DISPOSITION)
    public HttpResponse<?> stop(
            HttpRequest<?> request, Identity who, String id, @Body Map<String, Object> fields) {
        desk.stop(id, new Form(fields).text("reason"), who);
        return Pages.go(request, "/disposition/" + id);
    }

    /** How far an execution is; when it has ended, the page is loaded again. */
    @Get("/{id}/progress")
    @Allow(Permission.SEE_DISPOSITION)
    public HttpResponse<?> progress(String id) {
        return desk.progress(id)
                .<HttpResponse<?>>map(
                        far -> part("planprogress", Map.of("id", id, "progress", far)))
                .orElseGet(() -> HttpResponse.ok().header("HX-Refresh", "true"));
    }

    private void confirm(HttpRequest<?> request, Identity who, Form form) {
        String address = request.getRemoteAddress().getAddress().getHostAddress();
        switch (signIn.confirm(
                new PersonName(who.actor().name()), form.secret("password"), address)) {
            case SignIn.Outcome.SignedIn in -> {}
            case SignIn.Outcome.Refused() ->
                    throw new Problem(
                            Code.NOT_ALLOWED,
                            "the password is wrong",
                            "type your own password again");
            case SignIn.Outcome.Throttled() ->
                    throw new Problem(
                            Code.TOO_MANY_ATTEMPTS,
                            "too many failed attempts",
                            "wait a quarter of an hour and try again");
        }
    }
}
