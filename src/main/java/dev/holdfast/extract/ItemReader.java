package dev.holdfast.extract;

import dev.holdfast.item.Content;
import dev.holdfast.item.Kind;
import dev.holdfast.source.BackupItem;
import dev.holdfast.source.archive.Format;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * Reads any item by what its bytes are: mail and calendar objects here, everything else as a
 * document in a process of its own.
 */
public final class ItemReader implements Extractor, AutoCloseable {
    private final DocumentReader documents;
    private final MailReader mail;
    private final DocumentItems documentItems;

    /** Starts no process before the first document. */
    public ItemReader(DocumentLimits limits) {
        this.documents = new DocumentReader(limits);
        this.mail = new MailReader(documents);
        this.documentItems = new DocumentItems(documents);
    }

    @Override
    public Extracted extract(BackupItem item) throws InterruptedException {
        String name = item.path().substring(item.path().lastIndexOf('/') + 1);
        String reason = item.unreadable();
        if (reason != null) {
            return unread(item, name, reason);
        }
        try {
            if ("message/rfc822".equals(item.properties().get("mediatype"))) {
                return mail.read(item.content());
            }
            return switch (Format.of(head(item.content()), name)) {
                case MAIL, FROM_LINE -> mail.read(item.content());
                case CALENDAR -> CalendarItems.calendar(text(item.content()));
                case CONTACT -> CalendarItems.contact(text(item.content()));
                case EMPTY -> unread(item, name, "empty file");
                case ZIP, TAR, GZIP, BZIP2, XZ, ZSTD, DOCUMENT -> document(item, name);
            };
        } catch (IOException e) {
            return unread(item, name, "cannot be read: " + e.getMessage());
        }
    }

    /** The document parser's own detector knows some messages that {@link Format} does not. */
    private Extracted document(BackupItem item, String name)
            throws IOException, InterruptedException {
        Extracted read = documentItems.read(item, name);
        boolean isMessage =
                read.mediaType().equals("message/rfc822") && head(item.content())[0] != '<';
        return isMessage ? mail.read(item.content()) : read;
    }

    static Extracted unread(BackupItem item, String name, @Nullable String reason) {
        return new Extracted(
                Kind.DOCS,
                "application/octet-stream",
                name,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                item.modified(),
                null,
                List.of(),
                "",
                false,
                List.of(),
                Map.of(),
                reason);
    }

    private static byte[] head(Content content) throws IOException {
        if (content instanceof Content.InMemory(byte[] data)) {
            return data;
        }
        try (InputStream in = content.open()) {
            return in.readNBytes(Format.HEAD_BYTES);
        }
    }

    private static String text(Content content) throws IOException {
        try (InputStream in = content.open()) {
            byte[] bytes = in.readNBytes(AttachmentReader.MOST_TEXT_BYTES);
            return MailText.guessed(bytes, bytes.length);
        }
    }

    /** Ends the document processes. */
    @Override
    public void close() {
        documents.close();
    }
}
