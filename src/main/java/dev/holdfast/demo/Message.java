package dev.holdfast.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One mail of the demo, and its bytes after RFC 5322 and RFC 2045.
 *
 * @param references message ids of the conversation so far, oldest first, empty for its first
 *     message
 * @param body plain text with LF line ends
 */
record Message(
        String id,
        List<String> references,
        ZonedDateTime sent,
        Person from,
        List<Person> to,
        List<Person> cc,
        String subject,
        String body,
        List<Enclosure> enclosures) {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final DateTimeFormatter RFC_5322 =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH);

    /** A file sent along. */
    record Enclosure(String name, String mediaType, byte[] bytes) {}

    Message {
        references = List.copyOf(references);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        enclosures = List.copyOf(enclosures);
    }

    /** The message as sent, with CRLF line ends. */
    byte[] bytes() {
        var head = new StringBuilder();
        header(head, "Message-ID", id);
        header(head, "Date", RFC_5322.format(sent));
        header(head, "From", addresses(List.of(from)));
        header(head, "To", addresses(to));
        if (!cc.isEmpty()) {
            header(head, "Cc", addresses(cc));
        }
        header(head, "Subject", encoded(subject));
        if (!references.isEmpty()) {
            header(head, "In-Reply-To", references.getLast());
            header(head, "References", String.join("\r\n ", references));
        }
        header(head, "MIME-Version", "1.0");
        var out = new ByteArrayOutputStream();
        if (enclosures.isEmpty()) {
            textPart(head);
        } else {
            var boundary = "=_" + id.substring(1, id.indexOf('@'));
            header(head, "Content-Type", "multipart/mixed; boundary=\"" + boundary + "\"");
            head.append("\r\n--").append(boundary).append("\r\n");
            textPart(head);
            for (var enclosure : enclosures) {
                head.append("\r\n--").append(boundary).append("\r\n");
                enclosurePart(head, enclosure);
            }
            head.append("\r\n--").append(boundary).append("--\r\n");
        }
        out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private void textPart(StringBuilder out) {
        header(out, "Content-Type", "text/plain; charset=utf-8");
        header(out, "Content-Transfer-Encoding", "8bit");
        out.append("\r\n").append(body.replace("\n", "\r\n"));
    }

    private static void enclosurePart(StringBuilder out, Enclosure enclosure) {
        header(out, "Content-Type", enclosure.mediaType() + "; name=\"" + enclosure.name() + "\"");
        header(out, "Content-Disposition", "attachment; filename=\"" + enclosure.name() + "\"");
        header(out, "Content-Transfer-Encoding", "base64");
        out.append("\r\n")
                .append(Base64.getMimeEncoder().encodeToString(enclosure.bytes()))
                .append("\r\n");
    }

    private static void header(StringBuilder out, String name, String value) {
        out.append(name).append(": ").append(value).append("\r\n");
    }

    private static String addresses(List<Person> people) {
        return people.stream()
                .map(person -> encoded(person.name()) + " <" + person.address() + ">")
                .collect(Collectors.joining(",\r\n "));
    }

    /**
     * RFC 2047: as it is where it is ASCII, else one encoded word (the demo's are short enough for
     * one).
     */
    private static String encoded(String text) {
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            return text;
        }
        return "=?utf-8?B?"
                + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
                + "?=";
    }
}
