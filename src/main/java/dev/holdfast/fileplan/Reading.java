package dev.holdfast.fileplan;

/** What an import makes of a published rule. */
sealed interface Reading {
    record Mapped(Rule rule) implements Reading {}

    /** The rule cannot be told with certainty: a person has to read it. */
    record Unsure(String reason) implements Reading {}
}
