package dev.holdfast.api;

import dev.holdfast.access.AddUser;
import dev.holdfast.access.Allow;
import dev.holdfast.access.DisableUser;
import dev.holdfast.access.Identity;
import dev.holdfast.access.ListUsers;
import dev.holdfast.access.Permission;
import dev.holdfast.access.Person;
import dev.holdfast.access.PersonName;
import dev.holdfast.access.Role;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The people who may use the archive. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
public class UserController {
    /** Somebody to add, with the labels of their roles. */
    public record Ask(String name, List<String> roles) {}

    private final AddUser add;
    private final ListUsers list;
    private final DisableUser disable;

    UserController(AddUser add, ListUsers list, DisableUser disable) {
        this.add = add;
        this.list = list;
        this.disable = disable;
    }

    /** Adds somebody; the link answers once and lets them choose a password. */
    @Post("/users")
    @Allow(Permission.CHANGE_USERS)
    public Map<String, Object> add(@Body Ask ask, Identity who) {
        if (ask.name() == null || ask.roles() == null || ask.roles().isEmpty()) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "a user needs a name and a role",
                    "name both: user add NAME --role R");
        }
        Set<Role> roles = Role.parseAll(String.join(",", ask.roles()));
        return switch (add.add(new PersonName(ask.name()), roles, who.actor())) {
            case AddUser.Outcome.Added added -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("user", added.name().text());
                fields.put("roles", labels(added.roles()));
                fields.put("link", added.link());
                yield fields;
            }
            case AddUser.Outcome.NameTaken(PersonName name) ->
                    throw new Problem(
                            Code.USER_EXISTS,
                            "there is a user '" + name + "' already",
                            "choose another name, see 'user list'");
        };
    }

    /** Everybody. */
    @Get("/users")
    @Allow(Permission.SEE_USERS)
    public Map<String, Object> list() {
        return Map.of("users", list.list().stream().map(UserController::shown).toList());
    }

    /** Ends somebody's access. */
    @Post("/users/{name}/disable")
    @Allow(Permission.CHANGE_USERS)
    public Map<String, Object> disable(String name, Identity who) {
        return switch (disable.disable(new PersonName(name), who.actor())) {
            case DisableUser.Outcome.Disabled(PersonName gone) ->
                    Map.of("user", gone.text(), "state", "disabled");
            case DisableUser.Outcome.NobodyOfThatName(PersonName nobody) ->
                    throw new Problem(
                            Code.NOT_FOUND,
                            "there is no user '" + nobody + "'",
                            "see 'holdfast user list'");
            case DisableUser.Outcome.LastAdministrator(PersonName last) ->
                    throw new Problem(
                            Code.NOT_ALLOWED,
                            "'" + last + "' is the last administrator",
                            "give the role to somebody else first");
        };
    }

    /** The tenants: this version has one. */
    @Get("/tenants")
    @Allow(Permission.SEE_USERS)
    public Map<String, Object> tenants() {
        return Map.of("tenants", List.of(Map.of("name", "default", "state", "active")));
    }

    private static Map<String, Object> shown(Person person) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("user", person.name().text());
        fields.put("roles", labels(person.roles()));
        fields.put(
                "state",
                person.disabled().isPresent()
                        ? "disabled"
                        : person.hasPassword() ? "active" : "invited");
        fields.put("added", person.added());
        fields.put("addedBy", person.addedBy());
        return fields;
    }

    private static List<String> labels(Set<Role> roles) {
        return roles.stream().map(Role::label).sorted().toList();
    }
}
