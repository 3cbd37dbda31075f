package dev.holdfast.source.graph;

import java.util.List;

/**
 * What exists in a directory and this connector does not capture. It belongs in every status and
 * report of a source, so that nobody takes a complete mail capture for a complete one.
 *
 * @param code stable name
 * @param what one line for people
 */
public record OutOfReach(String code, String what) {
    /** In the order they are reported. */
    public static List<OutOfReach> all() {
        return List.of(
                new OutOfReach(
                        "TeamsMessages",
                        "chats and channel messages are not captured; an edit overwrites the old"
                                + " text, which is then gone"),
                new OutOfReach(
                        "RetentionLabels",
                        "retention labels of Purview cannot be read with application permissions"),
                new OutOfReach(
                        "InPlaceArchive", "archive mailboxes are not reachable by the mail API"),
                new OutOfReach(
                        "InactiveMailboxes",
                        "mailboxes of deleted users and inactive mailboxes are not listed by the"
                                + " directory"),
                new OutOfReach(
                        "NonMailItems",
                        "events, contacts, tasks and notes are counted but not captured"),
                new OutOfReach(
                        "ReferenceAttachments",
                        "of an attached link to a shared file only the link is captured, not the"
                                + " file"),
                new OutOfReach(
                        "GroupMailboxes",
                        "conversations of Microsoft 365 groups are not captured"));
    }
}
