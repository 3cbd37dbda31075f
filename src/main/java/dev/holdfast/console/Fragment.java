package dev.holdfast.console;

/** A run of text; {@code hit} when it is what the query looked for. */
public record Fragment(String text, boolean hit) {}
