package dev.holdfast.console;

import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.access.Role;

import java.util.stream.Collectors;

/** What surrounds every page: the rail, and who is signed in. */
public record Shell(Rail rail, Identity who) {
    public boolean may(Permission permission) {
        return who.may(permission);
    }

    public String roles() {
        return who.roles().stream().map(Role::label).sorted().collect(Collectors.joining(", "));
    }

    /** Value of {@code hx-headers}: the session's token goes with every htmx request. */
    public String headers() {
        return "{\"X-CSRF-Token\":\"" + who.csrf() + "\"}";
    }
}
