package dev.holdfast.extract;

import dev.holdfast.item.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The header fields of a message that Holdfast uses, as they came; the first of each name counts.
 */
final class MailHeader {
    private static final Set<String> WANTED =
            Set.of(
                    "from",
                    "sender",
                    "to",
                    "cc",
                    "bcc",
                    "subject",
                    "date",
                    "received",
                    "message-id",
                    "in-reply-to",
                    "references",
                    "importance",
                    "priority",
                    "x-priority",
                    "x-msmail-priority",
                    "list-id",
                    "keywords",
                    "categories",
                    "content-type",
                    "content-class",
                    "sensitivity");

    private final Map<String, String> fields = new HashMap<>();

    void add(String lowerName, String value) {
        if (!WANTED.contains(lowerName)) {
            return;
        }
        if (lowerName.equals("to") || lowerName.equals("cc") || lowerName.equals("bcc")) {
            fields.merge(lowerName, value, (first, second) -> first + ", " + second);
        } else {
            fields.putIfAbsent(lowerName, value);
        }
    }

    static boolean isWanted(String lowerName) {
        return WANTED.contains(lowerName);
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    String subject() {
        return MailText.decodedHeader(fields.getOrDefault("subject", ""));
    }

    List<Participant> from() {
        List<Participant> from = participants("from");
        return from.isEmpty() ? participants("sender") : from;
    }

    List<Participant> participants(String name) {
        String value = fields.get(name);
        return value == null ? List.of() : MailAddresses.parse(MailText.repaired(value));
    }

    @Nullable Instant sent() {
        return MailDate.parse(fields.get("date"));
    }

    /** The topmost Received field is the last hop: when the mailbox got it. */
    @Nullable Instant received() {
        String value = fields.getOrDefault("received", "");
        return MailDate.parse(value.substring(value.lastIndexOf(';') + 1));
    }

    @Nullable String messageId() {
        String value = fields.getOrDefault("message-id", "");
        int open = value.indexOf('<');
        int close = value.indexOf('>', open + 1);
        String plain =
                open >= 0 && close > open
                        ? value.substring(open + 1, close).strip()
                        : value.strip();
        return plain.isEmpty() ? null : plain;
    }

    /** The direct parent, then the references from the youngest to the oldest. */
    List<String> inReplyTo() {
        Set<String> ids = new LinkedHashSet<>(ids("in-reply-to"));
        ids.addAll(ids("references").reversed());
        return List.copyOf(ids);
    }

    private List<String> ids(String name) {
        List<String> ids = new ArrayList<>();
        String value = fields.getOrDefault(name, "");
        for (int open = value.indexOf('<'); open >= 0; open = value.indexOf('<', open + 1)) {
            int close = value.indexOf('>', open);
            if (close > open + 1) {
                ids.add(value.substring(open + 1, close).strip());
            }
        }
        return ids;
    }

    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put("importance", importance());
        properties.put("itemclass", itemClass());
        put(properties, "list-id", MailText.decodedHeader(fields.getOrDefault("list-id", "")));
        put(
                properties,
                "category",
                MailText.decodedHeader(
                        fields.getOrDefault("keywords", fields.getOrDefault("categories", ""))));
        put(
                properties,
                "sensitivity",
                fields.getOrDefault("sensitivity", "").strip().toLowerCase(Locale.ROOT));
        return properties;
    }

    private static void put(Map<String, String> properties, String name, String value) {
        if (!value.isEmpty()) {
            properties.put(name, value);
        }
    }

    /** In the words of KQL: high, medium or low. */
    private String importance() {
        String word =
                (fields.getOrDefault("importance", "")
                                + ' '
                                + fields.getOrDefault("x-msmail-priority", "")
                                + ' '
                                + fields.getOrDefault("priority", ""))
                        .toLowerCase(Locale.ROOT);
        String number = fields.getOrDefault("x-priority", "").strip();
        if (word.contains("high")
                || word.contains(" urgent")
                || number.startsWith("1")
                || number.startsWith("2")) {
            return "high";
        }
        boolean low =
                word.contains("low")
                        || word.contains("non-urgent")
                        || number.startsWith("4")
                        || number.startsWith("5");
        return low ? "low" : "medium";
    }

    /** The MAPI class Outlook would give the message. */
    private String itemClass() {
        String type = fields.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/report")) {
            return type.contains("disposition-notification")
                    ? "REPORT.IPM.Note.IPNRN"
                    : "REPORT.IPM.Note.NDR";
        }
        if (type.startsWith("multipart/signed")) {
            return "IPM.Note.SMIME.MultipartSigned";
        }
        return type.contains("pkcs7-mime") ? "IPM.Note.SMIME" : "IPM.Note";
    }

    Kind kind() {
        String type = fields.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        boolean meeting =
                type.startsWith("text/calendar")
                        || fields.getOrDefault("content-class", "").contains("calendarmessage");
        return meeting ? Kind.MEETINGS : Kind.EMAIL;
    }
}
