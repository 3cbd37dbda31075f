package dev.holdfast.rules;

import java.time.LocalDate;

/** What rules are told about a class of items. Immutable; the published fact model. */
public sealed interface Fact {
    /** The day the decision is for. */
    record AsOf(LocalDate day) implements Fact {}

    /** A policy or label that obliges to keep until its period is over. */
    record Obligation(String policy, String authority) implements Fact {}

    /**
     * A policy or label that ends in deletion.
     *
     * @param review whether people look at each item first
     */
    record Deletion(String policy, String authority, Reach reach, boolean review) implements Fact {}

    /** A rule of law that forbids to keep longer than its period: also a {@link Deletion}. */
    record Ceiling(String policy, String authority) implements Fact {}

    /** The label the item carries. */
    record Label(String name) implements Fact {}

    /** What the rule behind a policy is about, in its words. */
    record RecordClass(String policy, String name) implements Fact {}

    /** Whose law a policy follows, such as {@code de} or {@code us-ny}. */
    record Jurisdiction(String policy, String code) implements Fact {}

    /** What the tenant states to be, such as {@code bank}. */
    record Keeper(String sort) implements Fact {}

    /** A legal hold whose scope includes the item. */
    record Hold(String hold) implements Fact {}

    /** It is not known yet whether a legal hold includes the item. */
    record HoldUnknown() implements Fact {}

    /** A person asked for the erasure of the items, as the data subject (GDPR Art 17). */
    record ErasureAsked() implements Fact {}

    /**
     * An {@link Obligation} that is not over, told only where an erasure was asked.
     *
     * @param ground on what ground the policy keeps: {@code legal-obligation}, {@code public-task},
     *     {@code legal-claims}, {@code contract}, {@code own-interest} or {@code unstated}
     * @param law whose law it is: {@code union}, {@code member-state}, {@code foreign} or {@code
     *     unstated}
     */
    record Running(String policy, String ground, String law) implements Fact {}

    /** People extended the items after a review; told only where an erasure was asked. */
    record Extended() implements Fact {}

    /** How explicitly a deletion was set. */
    enum Reach {
        /** By a label on the item. */
        LABEL,
        /** By a policy for certain items or custodians. */
        SCOPED,
        /** By a policy for everything the tenant has. */
        WHOLE_TENANT
    }
}
