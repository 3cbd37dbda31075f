package dev.holdfast.extract;

import dev.holdfast.item.Content;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads one attachment: text here, everything else in a document process. */
final class AttachmentReader {
    /** Text parts are read up to this many bytes. */
    static final int MOST_TEXT_BYTES = 64 << 20;

    private static final int SNIFFED_BYTES = 1 << 16;

    /** Signatures and keys: complete without any text. */
    private static final Set<String> WITHOUT_TEXT =
            Set.of(
                    "application/pkcs7-signature",
                    "application/x-pkcs7-signature",
                    "application/pgp-encrypted");

    private final DocumentReader documents;

    AttachmentReader(DocumentReader documents) {
        this.documents = documents;
    }

    /**
     * @param part where it is in the message
     * @param listed whether it is an attachment by name or disposition; other parts are listed
     *     unless they are pictures or signatures
     * @param into receives it, and the documents inside it after it
     */
    void read(
            String part,
            String name,
            String type,
            @Nullable String charset,
            InputStream in,
            boolean listed,
            List<Attachment> into)
            throws IOException, InterruptedException {
        byte[] head = in.readNBytes((int) Content.IN_MEMORY_LIMIT_BYTES);
        int next = head.length == Content.IN_MEMORY_LIMIT_BYTES ? in.read() : -1;
        if (next >= 0) {
            large(part, name, type, head, next, in, into);
            return;
        }
        String found = Magic.imageType(head);
        boolean image = found != null || type.startsWith("image/") && !type.contains("svg");
        if (!listed && (image || WITHOUT_TEXT.contains(type) || head.length == 0)) {
            return;
        }
        if (image) {
            String shown = found == null ? type : found;
            into.add(new Attachment(part, name, shown, head.length, "", "image: no text layer"));
        } else if (WITHOUT_TEXT.contains(type)) {
            into.add(new Attachment(part, name, type, head.length, "", null));
        } else if (head.length == 0) {
            into.add(new Attachment(part, name, type, 0, "", "empty file"));
        } else if (isText(type, name, head)) {
            String text = MailText.decoded(head, head.length, charset);
            String plain = type.equals("text/html") ? HtmlText.of(text) : text;
            String shown = type.equals("application/octet-stream") ? "text/plain" : type;
            into.add(new Attachment(part, name, shown, head.length, plain, null));
        } else {
            document(part, name, type, new Content.InMemory(head), into);
        }
    }

    private void large(
            String part,
            String name,
            String type,
            byte[] head,
            int next,
            InputStream in,
            List<Attachment> into)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("holdfast-attachment", ".bin");
        try {
            long bytes = head.length + 1L;
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(head);
                out.write(next);
                bytes += in.transferTo(out);
            }
            document(part, name, type, new Content.OnDisk(file, bytes, true), into);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void document(
            String part, String name, String type, Content content, List<Attachment> into)
            throws InterruptedException {
        Document document = documents.read(content, name, type);
        into.add(
                new Attachment(
                        part,
                        name,
                        document.mediaType(),
                        content.bytes(),
                        document.text(),
                        document.unreadable()));
        for (Attachment inner : document.embedded()) {
            into.add(
                    new Attachment(
                            part + "/" + inner.part(),
                            inner.name(),
                            inner.mediaType(),
                            inner.bytes(),
                            inner.text(),
                            inner.unreadable()));
        }
    }

    private static boolean isText(String type, String name, byte[] bytes) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (type.equals("text/rtf") || lower.endsWith(".rtf") || type.contains("ms-tnef")) {
            return false;
        }
        return Magic.isPlainText(bytes, Math.min(bytes.length, SNIFFED_BYTES))
                || type.startsWith("text/") && !Magic.isKnownBinary(bytes);
    }
}
