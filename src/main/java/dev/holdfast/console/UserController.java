package dev.holdfast.console;

import dev.holdfast.access.AddUser;
import dev.holdfast.access.Allow;
import dev.holdfast.access.DisableUser;
import dev.holdfast.access.Identity;
import dev.holdfast.access.ListUsers;
import dev.holdfast.access.Permission;
import dev.holdfast.access.PersonName;
import dev.holdfast.access.Role;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

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
import java.util.Set;

/** Administration: who may sign in, and as what. */
@Hidden
@Controller("/administration")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class UserController extends DeskController {
    private final ListUsers list;
    private final AddUser add;
    private final DisableUser disable;

    UserController(Pages pages, ListUsers list, AddUser add, DisableUser disable) {
        super(pages);
        this.list = list;
        this.add = add;
        this.disable = disable;
    }

    @Get
    @Allow(Permission.SEE_USERS)
    public HttpResponse<?> users(Identity who) {
        return page("users", who, Map.of("people", list.list()));
    }

    /** Shows the one-time link once: it is kept nowhere. */
    @Post
    @Allow(Permission.CHANGE_USERS)
    public HttpResponse<?> add(
            HttpRequest<?> request, Identity who, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        Set<Role> roles = Role.parseAll(String.join(",", form.all("role")));
        return switch (add.add(new PersonName(form.text("name")), roles, who.actor())) {
            case AddUser.Outcome.Added added ->
                    part(
                            "useradded",
                            Map.of(
                                    "name", added.name().text(),
                                    "link", origin(request) + added.link(),
                                    "people", list.list()));
            case AddUser.Outcome.NameTaken(PersonName name) ->
                    throw new Problem(
                            Code.INVALID_INPUT,
                            "there is already a user " + name,
                            "choose another name");
        };
    }

    @Post("/{name}/disable")
    @Allow(Permission.CHANGE_USERS)
    public HttpResponse<?> disable(HttpRequest<?> request, Identity who, String name) {
        return switch (disable.disable(new PersonName(name), who.actor())) {
            case DisableUser.Outcome.Disabled disabled -> Pages.go(request, "/administration");
            case DisableUser.Outcome.NobodyOfThatName(PersonName nobody) ->
                    throw new Problem(
                            Code.NOT_FOUND, "there is no user " + nobody, "load the page again");
            case DisableUser.Outcome.LastAdministrator(PersonName last) ->
                    throw new Problem(
                            Code.NOT_ALLOWED,
                            last + " is the last administrator",
                            "make somebody else administrator first");
        };
    }

    private static String origin(HttpRequest<?> request) {
        return (request.isSecure() ? "https://" : "http://") + request.getHeaders().get("Host");
    }
}
