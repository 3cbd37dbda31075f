package dev.holdfast.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.util.List;

/**
 * What is known of a call: that it began, or what it answered. Times are microseconds since 1970,
 * as PostgreSQL keeps them: {@code before} the call and {@code at} its return.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fact.Arrived.class, name = "arrived"),
    @JsonSubTypes.Type(value = Fact.Placed.class, name = "placed"),
    @JsonSubTypes.Type(value = Fact.Asking.class, name = "asking"),
    @JsonSubTypes.Type(value = Fact.Releasing.class, name = "releasing"),
    @JsonSubTypes.Type(value = Fact.Kept.class, name = "kept"),
    @JsonSubTypes.Type(value = Fact.Activating.class, name = "activating"),
    @JsonSubTypes.Type(value = Fact.Activated.class, name = "activated"),
    @JsonSubTypes.Type(value = Fact.Planned.class, name = "planned"),
    @JsonSubTypes.Type(value = Fact.Judging.class, name = "judging"),
    @JsonSubTypes.Type(value = Fact.Approving.class, name = "approving"),
    @JsonSubTypes.Type(value = Fact.Approved.class, name = "approved"),
    @JsonSubTypes.Type(value = Fact.Executing.class, name = "executing"),
    @JsonSubTypes.Type(value = Fact.Certified.class, name = "certified")
})
sealed interface Fact {
    /** All of these letters are in the archive as the custodian's. */
    record Arrived(String custodian, List<Integer> letters, long before, long at) implements Fact {}

    record Placed(long hold, Scope scope, String by, long at) implements Fact {}

    /** Somebody is about to ask for the release. */
    record Asking(long hold, String by, long before) implements Fact {}

    /** Somebody is about to confirm the release: from now on it may be released. */
    record Releasing(long hold, String by, long before) implements Fact {}

    /** That confirmation was refused. */
    record Kept(long hold, String by, long before) implements Fact {}

    /** From now on the policy may be in force, and what it replaces may not be. */
    record Activating(Rule rule, String by, long before) implements Fact {}

    /**
     * @param authored false where the same words were in force already: then nobody wrote any
     */
    record Activated(Rule rule, String by, boolean authored, long before, long at)
            implements Fact {}

    record Planned(long plan, String by, long before, long at, long items) implements Fact {}

    /** Somebody is about to say that what no law keeps goes, as a person asked for. */
    record Judging(long request, String by, long before) implements Fact {}

    record Approving(long plan, String by, long before) implements Fact {}

    record Approved(long plan, String by, long at) implements Fact {}

    record Executing(long plan, String by, long before) implements Fact {}

    /** The plan was executed, and its certificate handed out. */
    record Certified(long plan, long destroyed, String file, String sha256, long at)
            implements Fact {}
}
