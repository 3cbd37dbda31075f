package dev.holdfast.retention;

/** A policy file as somebody hands it in. */
public record PolicyFile(String name, String text) {}
