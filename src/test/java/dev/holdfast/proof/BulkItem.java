package dev.holdfast.proof;

import dev.holdfast.extract.Attachment;
import dev.holdfast.extract.Extracted;
import dev.holdfast.extract.Participant;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.Kind;
import dev.holdfast.search.IndexEntry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One item of an archive that nobody wrote: the same for the same number.
 *
 * <p>Custodians come in any order, as journalled mail does, so that no set of items is a run.
 */
record BulkItem(
        long ordinal,
        int custodian,
        Kind kind,
        String path,
        String subject,
        String body,
        Participant from,
        Participant to,
        @Nullable Instant sent,
        @Nullable Instant received,
        @Nullable Instant made,
        long bytes,
        boolean unreadable,
        byte[] sha256) {
    static final int CUSTODIANS = 200;
    private static final long FIRST = Instant.parse("2008-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2026-11-01T00:00:00Z").getEpochSecond();
    private static final String[] STARTS = {
        "bal", "con", "dra", "est", "fin", "gar", "hal", "inv", "jur", "kor", "led", "mar", "net",
        "ord", "pro", "qua", "rev", "sta", "tra", "ven"
    };
    private static final String[] MIDDLES = {
        "a", "e", "i", "o", "u", "an", "en", "in", "on", "ar", "er", "or", "al", "il", "ol"
    };
    private static final String[] ENDS = {
        "ce", "dor", "fy", "ge", "king", "ling", "ment", "ner", "port", "ric", "sion", "tal", "ty",
        "ver", "za"
    };
    private static final String[] FOLDERS = {
        "Inbox",
        "Inbox",
        "Inbox",
        "Inbox",
        "Sent Items",
        "Sent Items",
        "Archive",
        "Archive",
        "Finance/Invoices",
        "Finance/Vouchers",
        "Finance/Closing",
        "Legal/Contracts",
        "Legal/Disputes",
        "HR/Files",
        "HR/Payroll",
        "Projects/Alder",
        "Projects/Birch",
        "Projects/Cedar",
        "Trading/Orders",
        "Trading/Confirmations",
        "Customers",
        "Suppliers",
        "Travel",
        "Newsletters"
    };

    static BulkItem of(long ordinal) {
        SplittableRandom random = new SplittableRandom(ordinal * 0x9E3779B97F4A7C15L + 20261123);
        int custodian = (int) (CUSTODIANS * Math.pow(random.nextDouble(), 1.5));
        Kind kind = kind(random.nextInt(100));
        long second = FIRST + random.nextLong(LAST - FIRST);
        boolean dated = random.nextInt(1_000) > 0;
        boolean message = kind == Kind.EMAIL || kind == Kind.IM || kind == Kind.MEETINGS;
        Instant at = Instant.ofEpochSecond(second);
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        int correspondent = random.nextInt(5_000);
        boolean outgoing = random.nextInt(3) == 0;
        Participant owner = person(custodian);
        Participant other = person(CUSTODIANS + correspondent);
        return new BulkItem(
                ordinal,
                custodian,
                kind,
                custodian(custodian) + "/" + FOLDERS[random.nextInt(FOLDERS.length)],
                words(random, 4 + random.nextInt(4)),
                words(random, 12 + random.nextInt(16)),
                outgoing ? owner : other,
                outgoing ? other : owner,
                message && dated ? at : null,
                message && dated ? at.plusSeconds(random.nextInt(600)) : null,
                message ? null : at.plusMillis(random.nextInt(1_000)),
                (long) Math.exp(8 + 1.6 * random.nextGaussian()) + 400,
                random.nextInt(1_000) == 0,
                hash);
    }

    static String custodian(int number) {
        return "custodian-%03d".formatted(number);
    }

    private static Kind kind(int dice) {
        return dice < 78
                ? Kind.EMAIL
                : dice < 87
                        ? Kind.DOCS
                        : dice < 94 ? Kind.IM : dice < 98 ? Kind.MEETINGS : Kind.NOTES;
    }

    private static Participant person(int number) {
        String name = word(number * 31 % 4_500) + " " + word(number * 17 % 4_500);
        String domain = number < CUSTODIANS ? "example.com" : "partner" + number % 97 + ".example";
        return new Participant(name, name.replace(' ', '.') + "@" + domain);
    }

    /** Few words are frequent and most are rare, as in any language. */
    private static String words(SplittableRandom random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            double rank = random.nextDouble();
            words.append(i == 0 ? "" : " ").append(word((int) (4_500 * rank * rank * rank)));
        }
        return words.toString();
    }

    static String word(int number) {
        return STARTS[number % 20] + MIDDLES[number / 20 % 15] + ENDS[number / 300 % 15];
    }

    IndexEntry entry() {
        return new IndexEntry(
                new ItemId(ordinal),
                custodian(custodian),
                "bulk",
                path,
                bytes,
                new Extracted(
                        kind,
                        "message/rfc822",
                        subject,
                        List.of(from),
                        List.of(to),
                        List.of(),
                        List.of(),
                        sent,
                        received,
                        made,
                        made,
                        null,
                        List.of(),
                        body,
                        false,
                        List.<Attachment>of(),
                        Map.of(),
                        unreadable ? "damaged" : null));
    }

    /** A row of {@link BulkArchive#ITEM_COPY}; no value holds what COPY escapes. */
    void row(StringBuilder rows) {
        rows.append(ordinal).append("\t1\t").append(custodian + 1).append("\t1\t");
        rows.append(bytes).append("\t1\t").append(kind.ordinal()).append('\t');
        for (Instant date : new @Nullable Instant[] {sent, received, made, made}) {
            rows.append(date == null ? "\\N" : date.toString()).append('\t');
        }
        String hex = HexFormat.of().formatHex(sha256);
        rows.append("\\\\x").append(hex).append("\t\\\\x").append(hex, 0, 32).append('\t');
        rows.append("m/").append(ordinal).append('\t').append(path);
        rows.append("\tmessage/rfc822\t").append(subject).append('\t').append(from);
        rows.append('\t').append(to).append("\t<").append(ordinal).append("@example.com>\t");
        rows.append(unreadable ? "damaged" : "\\N").append('\n');
    }

    /** A row of {@link BulkArchive#CONTENT_COPY}. */
    void contentRow(StringBuilder rows) {
        String hex = HexFormat.of().formatHex(sha256);
        rows.append("\\\\x").append(hex).append('\t').append(bytes).append("\t1\t");
        rows.append(ordinal * 1_000).append("\t900\t\\\\x").append(hex, 4, 64);
        rows.append(hex, 0, 60).append('\n');
    }
}
