package dev.holdfast.policy;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Which items a policy covers: those of the custodians that match the query.
 *
 * @param query KQL, null for every item
 * @param custodians null for every custodian
 */
public record Scope(@Nullable String query, @Nullable Custodians custodians) {
    public static final Scope WHOLE_TENANT = new Scope(null, null);

    /** Whose items. */
    public sealed interface Custodians {
        /**
         * The members of a group of the custodian directory, whoever they are when the scope is
         * resolved.
         */
        record Group(String name) implements Custodians {}

        /** The custodians whose attribute has that value in the directory. */
        record Attribute(String name, String is) implements Custodians {}

        /** These custodians. */
        record Named(Set<String> names) implements Custodians {
            public Named {
                names = Set.copyOf(names);
            }
        }
    }

    /**
     * Whether the scope is the whole tenant: such a policy yields to a scoped one over the day of
     * deletion.
     */
    public boolean wholeTenant() {
        return query == null && custodians == null;
    }
}
