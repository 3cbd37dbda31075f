package dev.holdfast.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * What {@link DemoArchive} wrote.
 *
 * @param messages mails in all mailboxes; one sent within the company lies in each of its people's
 * @param attachments files sent with them, counted as often
 * @param documents files that open, chats included in {@code chats} and not here
 * @param unreadable files that are broken on purpose
 */
public record DemoContents(
        Path folder,
        int messages,
        int attachments,
        int events,
        int contacts,
        int chats,
        int documents,
        int unreadable,
        List<Custodian> custodians) {
    /** One person's share of the archive: everything below {@code folder} is theirs. */
    public record Custodian(String name, String address, Path folder, int messages) {}

    public DemoContents {
        custodians = List.copyOf(custodians);
    }

    /** Top-level items: attachments belong to their message. */
    public int items() {
        return messages + events + contacts + chats + documents + unreadable;
    }
}
