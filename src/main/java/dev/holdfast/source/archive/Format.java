package dev.holdfast.source.archive;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** What a file is, told by its first bytes. */
public enum Format {
    EMPTY,
    /** One message in RFC 5322 form. */
    MAIL,
    /**
     * Begins with an mbox {@code From } line: a mail box, or a single message behind such a line.
     */
    FROM_LINE,
    ZIP,
    TAR,
    GZIP,
    BZIP2,
    XZ,
    ZSTD,
    CALENDAR,
    CONTACT,
    /** Anything else: one item, read by a document parser. */
    DOCUMENT;

    /** As many first bytes as {@link #of} ever looks at. */
    public static final int HEAD_BYTES = 8192;

    private static final Set<String> CERTAIN =
            Set.of(
                    "received",
                    "message-id",
                    "return-path",
                    "mime-version",
                    "delivered-to",
                    "dkim-signature",
                    "x-mailer",
                    "in-reply-to",
                    "envelope-to",
                    "content-transfer-encoding");
    private static final Set<String> LIKELY =
            Set.of(
                    "from",
                    "to",
                    "cc",
                    "subject",
                    "date",
                    "reply-to",
                    "sender",
                    "references",
                    "content-type",
                    "bcc",
                    "x-from",
                    "x-to",
                    "newsgroups");

    /**
     * @param head the first bytes of the file, {@link #HEAD_BYTES} or all of them
     * @param name the file's name, which only decides where the bytes do not
     */
    public static Format of(byte[] head, String name) {
        int length = Math.min(head.length, HEAD_BYTES);
        if (length == 0) {
            return EMPTY;
        }
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (starts(head, 0x1f, 0x8b, 8)) {
            return GZIP;
        }
        if (starts(head, 'B', 'Z', 'h') && length > 9 && head[4] == 0x31 && head[5] == 0x41) {
            return BZIP2;
        }
        if (starts(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return XZ;
        }
        if (starts(head, 0x28, 0xb5, 0x2f, 0xfd)) {
            return ZSTD;
        }
        if (length > 262 && new String(head, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
            return TAR;
        }
        int bom = starts(head, 0xef, 0xbb, 0xbf) ? 3 : 0;
        return ofText(new String(head, bom, length - bom, StandardCharsets.ISO_8859_1), name);
    }

    private static Format ofText(String text, String name) {
        String lead = text.stripLeading();
        if (lead.regionMatches(true, 0, "BEGIN:VCALENDAR", 0, 15)) {
            return CALENDAR;
        }
        if (lead.regionMatches(true, 0, "BEGIN:VCARD", 0, 11)) {
            return CONTACT;
        }
        if (lead.startsWith("From ")) {
            int end = lead.indexOf('\n');
            String line = end < 0 ? lead : lead.substring(0, end);
            String rest = end < 0 ? "" : lead.substring(end + 1);
            if (FromLine.isDated(line) || FromLine.startsWithField(rest)) {
                return FROM_LINE;
            }
        }
        return isMail(lead, name) ? MAIL : DOCUMENT;
    }

    private static boolean isMail(String text, String name) {
        boolean named = name.toLowerCase(Locale.ROOT).endsWith(".eml");
        int certain = 0;
        int likely = 0;
        int other = 0;
        int strange = 0;
        int at = 0;
        while (at < text.length() && certain < 2) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            char first = text.charAt(at);
            if (end == at || first == '\r') {
                break;
            }
            int colon = first == ' ' || first == '\t' ? -1 : FromLine.fieldNameEnd(text, at);
            if (colon > 0) {
                String field = text.substring(at, colon).toLowerCase(Locale.ROOT);
                if (field.equals("content-type")
                        && text.startsWith("multipart/", valueStart(text, colon))) {
                    certain += 2;
                } else if (CERTAIN.contains(field)) {
                    certain++;
                } else if (LIKELY.contains(field)) {
                    likely++;
                } else {
                    other++;
                }
            } else if (first != ' ' && first != '\t' && !text.startsWith(">From ", at)) {
                strange++;
                if (strange > 3 || at == 0 && !named) {
                    return false;
                }
            }
            at = end + 1;
        }
        if (named) {
            return certain + likely + other > 0 || !hasControls(text);
        }
        return strange <= certain + likely
                && (certain >= 2 || certain == 1 && likely >= 1 || likely >= 2);
    }

    private static int valueStart(String text, int colon) {
        int at = colon + 1;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> c < 9);
    }

    private static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
