package dev.holdfast.source.graph;

import dev.holdfast.item.Content;
import dev.holdfast.source.BackupItem;
import dev.holdfast.source.graph.SyncLedger.Entry;
import dev.holdfast.source.graph.SyncLedger.Fate;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Reads one message whole: its properties first, and its MIME form if the archive does not have
 * this version.
 */
final class MessageReader {
    private final GraphWire wire;
    private final Pace pace;
    private final MailRequests requests;
    private final String mailbox;
    private final Map<String, MailFolder> folders;

    MessageReader(
            GraphWire wire,
            Pace pace,
            MailRequests requests,
            String mailbox,
            Map<String, MailFolder> folders) {
        this.wire = wire;
        this.pace = pace;
        this.requests = requests;
        this.mailbox = mailbox;
        this.folders = folders;
    }

    /**
     * @param seenIn the folder whose listing named the message; it may have moved since
     * @param known the version the archive has, or null
     */
    Reading read(String item, String seenIn, @Nullable String known) throws InterruptedException {
        Answer message;
        try {
            message = wire.json(pace, requests.message(item));
        } catch (GraphFault e) {
            return withoutProperties(item, seenIn, e);
        }
        String parent = message.text("parentFolderId");
        String folder = parent.isEmpty() ? seenIn : parent;
        Entry entry =
                new Entry(item, folder, MessageProperties.revision(message), Fate.CAPTURED, "");
        if (entry.version().equals(known)) {
            return new Reading.Unchanged(item, entry);
        }
        try {
            Content mime = wire.content(pace, requests.mime(item));
            return new Reading.Captured(item, backup(item, folder, message, mime, null), entry);
        } catch (GraphFault e) {
            return switch (e.meaning()) {
                case DAMAGED ->
                        new Reading.Uncapturable(
                                item, folder, e.code(), remains(item, folder, message, e));
                case GONE -> new Reading.Gone(item);
                case SIGNED_OUT,
                        REFUSED,
                        RESYNC,
                        NO_MAILBOX,
                        OVER_QUOTA,
                        THROTTLED,
                        TRANSIENT,
                        UNKNOWN ->
                        new Reading.Failed(item, folder, e);
            };
        }
    }

    private static Reading withoutProperties(String item, String seenIn, GraphFault fault) {
        return switch (fault.meaning()) {
            case GONE -> new Reading.Gone(item);
            case DAMAGED -> new Reading.Uncapturable(item, seenIn, fault.code(), null);
            case SIGNED_OUT,
                    REFUSED,
                    RESYNC,
                    NO_MAILBOX,
                    OVER_QUOTA,
                    THROTTLED,
                    TRANSIENT,
                    UNKNOWN ->
                    new Reading.Failed(item, seenIn, fault);
        };
    }

    /** A message without MIME form still exists, with a sender, a subject and mostly a body. */
    private BackupItem remains(String item, String folder, Answer message, GraphFault damage)
            throws InterruptedException {
        Answer most;
        try {
            most = wire.json(pace, requests.messageWithBody(item));
        } catch (GraphFault e) {
            most = message;
        }
        return backup(
                item,
                folder,
                message,
                new Content.InMemory(most.raw()),
                "Microsoft 365 cannot give this message as MIME ("
                        + damage.code()
                        + "); its properties are kept as JSON");
    }

    private BackupItem backup(
            String item,
            String folder,
            Answer message,
            Content content,
            @Nullable String unreadable) {
        MailFolder where =
                folders.getOrDefault(
                        folder, new MailFolder(folder, "(folder " + folder + ")", "", 0));
        return new BackupItem(
                mailbox + "/" + item,
                where.path(),
                content,
                MessageProperties.modified(message),
                MessageProperties.of(message, where),
                unreadable);
    }
}
