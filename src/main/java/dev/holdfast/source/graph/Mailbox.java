package dev.holdfast.source.graph;

/**
 * A user of the directory, seen as the owner of a mailbox; shared mailboxes, rooms and disabled
 * users are users too.
 *
 * @param id object id in the directory, stable through renames
 * @param address mail address, or the sign-in name when there is none
 * @param name display name, or empty
 * @param enabled whether the account may sign in; a shared mailbox's may not
 */
public record Mailbox(String id, String address, String name, boolean enabled) {}
