package dev.holdfast.access;

import static dev.holdfast.access.Permission.*;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A duty a person has; a person may have several. The administrator may do all a single person may
 * do.
 */
public enum Role {
    /** Compliance officer: keeps the archive in order, plans disposition. */
    OFFICER(
            SEARCH,
            READ_ITEM,
            EXPORT,
            SEE_HOLDS,
            PLACE_HOLD,
            SEE_RETENTION,
            CHANGE_RETENTION,
            EVALUATE,
            SEE_DISPOSITION,
            PLAN_DISPOSITION,
            STOP_DISPOSITION,
            SEE_REVIEWS,
            REVIEW_DISPOSITION,
            SEE_ERASURE,
            HANDLE_ERASURE,
            REPORT,
            SEE_AUDIT,
            SEE_SOURCES),
    /** Counsel: matters and holds. */
    COUNSEL(
            SEARCH,
            READ_ITEM,
            EXPORT,
            SEE_HOLDS,
            PLACE_HOLD,
            RELEASE_HOLD,
            SEE_RETENTION,
            SEE_DISPOSITION,
            STOP_DISPOSITION,
            SEE_REVIEWS,
            REVIEW_DISPOSITION,
            SEE_ERASURE,
            HANDLE_ERASURE,
            REPORT),
    /** Reviewer: reads what a search finds. */
    REVIEWER(SEARCH, READ_ITEM, SEE_HOLDS, SEE_RETENTION, SEE_REVIEWS, REVIEW_DISPOSITION),
    /** Auditor: sees everything that was done, changes nothing. */
    AUDITOR(
            SEE_HOLDS,
            SEE_RETENTION,
            SEE_DISPOSITION,
            SEE_REVIEWS,
            SEE_ERASURE,
            REPORT,
            SEE_AUDIT,
            SEE_SOURCES,
            SEE_USERS),
    /** Records manager: retention schedules, evaluation, disposition plans. */
    RECORDS_MANAGER(
            SEARCH,
            READ_ITEM,
            SEE_HOLDS,
            SEE_RETENTION,
            CHANGE_RETENTION,
            CHANGE_RECORDS,
            EVALUATE,
            SEE_DISPOSITION,
            PLAN_DISPOSITION,
            EXECUTE_DISPOSITION,
            STOP_DISPOSITION,
            SEE_REVIEWS,
            REVIEW_DISPOSITION,
            SEE_ERASURE,
            REPORT,
            SEE_SOURCES),
    /** Approver: one of the two who must agree before anything is destroyed. */
    APPROVER(
            SEARCH,
            READ_ITEM,
            SEE_HOLDS,
            SEE_RETENTION,
            SEE_DISPOSITION,
            APPROVE_DISPOSITION,
            STOP_DISPOSITION,
            SEE_REVIEWS,
            REVIEW_DISPOSITION,
            SEE_ERASURE,
            REPORT),
    /** Operator: sources and ingest; sees no item. */
    OPERATOR(SEE_SOURCES, INGEST, EVALUATE, SEE_RETENTION),
    ADMINISTRATOR(Permission.values());

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = Set.copyOf(Arrays.asList(permissions));
    }

    public boolean permits(Permission permission) {
        return permissions.contains(permission);
    }

    /** The name users type, such as {@code records-manager}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws Problem HF-1002 when there is no such role
     */
    public static Role parse(String label) {
        for (Role role : values()) {
            if (role.label().equalsIgnoreCase(label.strip())) {
                return role;
            }
        }
        throw new Problem(
                Code.INVALID_INPUT,
                "there is no role '" + label + "'",
                "choose from "
                        + Arrays.stream(values())
                                .map(Role::label)
                                .collect(Collectors.joining(", ")));
    }

    /** Reads a comma-separated list, as {@code user add --role} takes it. */
    public static Set<Role> parseAll(String labels) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String label : labels.split(",", -1)) {
            roles.add(parse(label));
        }
        return roles;
    }
}
