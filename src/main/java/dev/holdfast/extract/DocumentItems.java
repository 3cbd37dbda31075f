package dev.holdfast.extract;

import dev.holdfast.item.Content;
import dev.holdfast.item.Kind;
import dev.holdfast.source.BackupItem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Items that are documents, and Outlook's message files, whose header the document parser finds.
 */
final class DocumentItems {
    private final DocumentReader documents;

    DocumentItems(DocumentReader documents) {
        this.documents = documents;
    }

    Extracted read(BackupItem item, String name) throws IOException, InterruptedException {
        String image = Magic.imageType(head(item.content()));
        Document document =
                image != null
                        ? Document.unreadable(image, "image: no text layer")
                        : documents.read(item.content(), name, null);
        boolean outlook = document.mediaType().equals("application/vnd.ms-outlook");
        return outlook ? message(document, item) : document(document, item, name);
    }

    private static Extracted document(Document document, BackupItem item, String name) {
        String title = document.first("dc:title");
        Map<String, String> properties = new HashMap<>();
        put(properties, "author", document.first("dc:creator", "meta:author", "Author"));
        put(properties, "title", title);
        put(properties, "filename", name);
        put(properties, "modifiedby", document.first("meta:last-author"));
        put(properties, "company", document.first("extended-properties:Company"));
        put(properties, "keywords", document.first("meta:keyword", "Keywords"));
        Instant modified = date(document, "dcterms:modified");
        return new Extracted(
                Kind.DOCS,
                document.mediaType(),
                title.isEmpty() ? name : title,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                date(document, "dcterms:created"),
                modified == null ? item.modified() : modified,
                null,
                List.of(),
                document.text(),
                false,
                document.embedded(),
                properties,
                document.unreadable());
    }

    private static Extracted message(Document document, BackupItem item) {
        String itemClass = document.first("mapi:message-class", "meta:mapi-message-class");
        List<Participant> from =
                one(
                        document.first("Message:From-Name", "mapi:from-representing-name"),
                        document.first("Message:From-Email", "mapi:from-representing-email"));
        if (from.isEmpty()) {
            from = MailAddresses.parse(document.first("Message-From", "dc:creator"));
        }
        String id =
                document.first("Message:Raw-Header:Message-ID", "mapi:internet-message-id")
                        .replaceAll("[<>]", "");
        Map<String, String> properties = new HashMap<>();
        properties.put("importance", importance(document.first("mapi:importance")));
        properties.put("itemclass", itemClass.isEmpty() ? "IPM.Note" : itemClass);
        Instant sent = date(document, "mapi:client-submit-time", "dcterms:created");
        return new Extracted(
                kind(itemClass),
                document.mediaType(),
                document.first("mapi:conversation-topic-full", "dc:subject", "dc:title"),
                from,
                people(document, "Message:To-Name", "Message:To-Email", "Message-To"),
                people(document, "Message:CC-Name", "Message:CC-Email", "Message-Cc"),
                people(document, "Message:BCC-Name", "Message:BCC-Email", "Message-Bcc"),
                sent,
                date(document, "mapi:message-delivery-time", "dcterms:modified"),
                date(document, "dcterms:created"),
                item.modified(),
                id.isEmpty() ? null : id,
                List.of(),
                document.text(),
                !document.embedded().isEmpty(),
                document.embedded(),
                properties,
                document.unreadable());
    }

    private static Kind kind(String itemClass) {
        String upper = itemClass.toUpperCase(java.util.Locale.ROOT);
        return upper.contains("APPOINTMENT") || upper.contains("SCHEDULE")
                ? Kind.MEETINGS
                : upper.contains("CONTACT")
                        ? Kind.CONTACTS
                        : upper.contains("TASK")
                                ? Kind.TASKS
                                : upper.contains("STICKYNOTE") || upper.equals("NOTE")
                                        ? Kind.NOTES
                                        : upper.contains("ACTIVITY") || upper.contains("JOURNAL")
                                                ? Kind.JOURNALS
                                                : Kind.EMAIL;
    }

    private static String importance(String value) {
        return value.equals("2") || value.equalsIgnoreCase("high")
                ? "high"
                : value.equals("0") || value.equalsIgnoreCase("low") ? "low" : "medium";
    }

    private static List<Participant> people(
            Document document, String names, String addresses, String display) {
        List<String> nameValues = document.metadata().getOrDefault(names, List.of());
        List<String> addressValues = document.metadata().getOrDefault(addresses, List.of());
        List<Participant> people = new ArrayList<>();
        for (int i = 0; i < Math.max(nameValues.size(), addressValues.size()); i++) {
            people.addAll(
                    one(
                            i < nameValues.size() ? nameValues.get(i) : "",
                            i < addressValues.size() ? addressValues.get(i) : ""));
        }
        if (people.isEmpty()) {
            for (String value : document.metadata().getOrDefault(display, List.of())) {
                people.addAll(MailAddresses.parse(value));
            }
        }
        return people;
    }

    private static List<Participant> one(String name, String address) {
        String plain = address.equals(name) ? "" : name.strip();
        return plain.isEmpty() && address.isBlank()
                ? List.of()
                : List.of(new Participant(plain, address.strip()));
    }

    private static @Nullable Instant date(Document document, String... names) {
        String value = document.first(names);
        try {
            return value.isEmpty() ? null : Instant.parse(value);
        } catch (DateTimeParseException e) {
            try {
                return LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException again) {
                return null;
            }
        }
    }

    private static void put(Map<String, String> properties, String name, String value) {
        if (!value.isEmpty()) {
            properties.put(name, value);
        }
    }

    private static byte[] head(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return in.readNBytes(64);
        }
    }
}
