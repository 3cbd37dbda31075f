package dev.holdfast.rules;

/** What a rule finds for a class of items. {@code text} is one sentence for people. */
public sealed interface Finding {
    String text();

    /** Nothing may be destroyed: a hold, or a hold status that is not known. */
    record Held(String hold, String text) implements Finding {}

    /** The item must be kept until this policy's period is over. */
    record MustKeep(String policy, String text) implements Finding {}

    /** Several obligations: the one that ends last decides. */
    record LongestDecides(String text) implements Finding {}

    /**
     * This policy's deletion counts, once its period is over and nothing obliges to keep any
     * longer.
     */
    record MayDestroy(String policy, String text) implements Finding {}

    /** This policy's deletion counts, but people decide on each item. */
    record Review(String policy, String text) implements Finding {}

    /** This policy's deletion does not count, because a more explicit one does. */
    record Overruled(String policy, String text) implements Finding {}

    /** Several deletions count: the earliest decides. */
    record ShortestDecides(String text) implements Finding {}

    /**
     * If the minimum ends after the maximum, the two contradict each other and people must decide.
     */
    record Conflict(String minimum, String maximum, String text) implements Finding {}

    /**
     * This policy destroys nothing unless the day its period starts from is known and can be
     * believed.
     */
    record NeedsDate(String policy, String text) implements Finding {}

    /** This policy outweighs a request for erasure. */
    record Exempt(String policy, String text) implements Finding {}

    /**
     * This policy, or what {@code policy} names instead, neither outweighs a request for erasure by
     * itself nor yields to it: a person decides.
     */
    record NeedsDecision(String policy, String text) implements Finding {}

    /** A tenant's rule keeps the items for as long as it stands, whatever ends before. */
    record KeepOn(String text) implements Finding {}

    /** A tenant's rule lets nothing go before people have looked at it. */
    record AskPeople(String text) implements Finding {}
}
