package dev.holdfast.source.graph;

/**
 * One folder of a mailbox.
 *
 * @param id names are neither unique nor stable, ids are
 * @param path display names from the top, separated by slashes
 * @param wellKnown the name it has in every language, such as {@code inbox}, or empty
 * @param totalItems all items in it, of whatever type, as the folder says
 */
public record MailFolder(String id, String path, String wellKnown, long totalItems) {}
