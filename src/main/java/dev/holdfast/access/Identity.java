package dev.holdfast.access;

import dev.holdfast.audit.Actor;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.util.Set;

/**
 * Who is behind a request.
 *
 * @param csrf what a state-changing request of this session must show; empty for the command line,
 *     whose token no browser sends by itself
 */
public record Identity(Actor actor, Set<Role> roles, String csrf) {
    /** Name of the request attribute the filter puts it under. */
    public static final String ATTRIBUTE = "holdfast.identity";

    public Identity {
        roles = Set.copyOf(roles);
    }

    /** All roles, no session: whoever may read the home. */
    public static Identity ofCommandLine(Actor actor, Set<Role> roles) {
        return new Identity(actor, roles, "");
    }

    public boolean may(Permission permission) {
        return roles.stream().anyMatch(role -> role.permits(permission));
    }

    /**
     * @throws Problem HF-7001 unless one of the roles permits it
     */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new Problem(
                    Code.NOT_ALLOWED,
                    actor
                            + " may not do this ("
                            + permission.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                            + ")",
                    "ask an administrator for a role that permits it");
        }
    }
}
