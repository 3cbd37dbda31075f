package dev.holdfast.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * What lies beside a custodian's mail: calendar, contacts, chats, documents, and some broken files.
 * Counts as it goes.
 */
final class Folders {
    private static final int YEARS = 10;
    private static final int CONTACTS_EACH = 15;
    private static final int DOCUMENTS_EACH = 24;
    private static final DateTimeFormatter ICAL_UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

    private final LocalDate asOf;
    private final RandomGenerator random;
    private final Wording wording;
    private int events = 0;
    private int contacts = 0;
    private int chats = 0;
    private int documents = 0;
    private int unreadable = 0;

    Folders(LocalDate asOf, RandomGenerator random, Wording wording) {
        this.asOf = asOf;
        this.random = random;
        this.wording = wording;
    }

    void write(Path own, Person person) throws IOException {
        put(own.resolve("calendar.ics"), calendar(person));
        put(own.resolve("contacts.vcf"), cards());
        for (int year = 1; year <= YEARS; year++) {
            var month = YearMonth.from(asOf.minusYears(year)).plusMonths(random.nextInt(11));
            put(own.resolve("Chats/" + month + ".json"), chat(month, person));
            chats++;
        }
        for (int i = 0; i < DOCUMENTS_EACH; i++) {
            document(own.resolve("Documents"), i);
            documents++;
        }
        broken(own.resolve("Documents"));
    }

    private String calendar(Person person) {
        var ics =
                new StringBuilder(
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Holdfast//Demo//EN\r\n");
        for (int i = 0; i < 4 * YEARS; i++) {
            var day = asOf.minusDays(1 + random.nextInt(365 * YEARS));
            var start = day.atTime(7 + random.nextInt(9), 30).atOffset(ZoneOffset.UTC);
            var other = Cast.pick(Cast.STAFF, random);
            var topic =
                    day.isBefore(asOf.minusYears(Topic.POLARSTERN_ENDED)) && i % 3 == 0
                            ? Topic.POLARSTERN
                            : Topic.OPERATIONS;
            var blanks = wording.blanks("AN-" + day.getYear() + "-" + i, day.getYear(), random);
            ics.append("BEGIN:VEVENT\r\nUID:")
                    .append(person.login())
                    .append('-')
                    .append(i)
                    .append('@')
                    .append(Cast.DOMAIN);
            ics.append("\r\nDTSTAMP:").append(ICAL_UTC.format(start.minusDays(5)));
            ics.append("\r\nDTSTART:").append(ICAL_UTC.format(start));
            ics.append("\r\nDTEND:").append(ICAL_UTC.format(start.plusMinutes(45)));
            ics.append("\r\nSUMMARY:")
                    .append(escaped(wording.line(topic.section("subject"), blanks, random)));
            ics.append("\r\nORGANIZER;CN=\"")
                    .append(person.name())
                    .append("\":mailto:")
                    .append(person.address());
            ics.append("\r\nATTENDEE;CN=\"")
                    .append(other.name())
                    .append("\":mailto:")
                    .append(other.address());
            ics.append("\r\nEND:VEVENT\r\n");
            events++;
        }
        return ics.append("END:VCALENDAR\r\n").toString();
    }

    private String cards() {
        var cards = new StringBuilder();
        for (int i = 0; i < CONTACTS_EACH; i++) {
            var firm = wording.pick("customer", random);
            var person = i == 0 ? Cast.pick(Cast.SUPPLIER, random) : Cast.outsider(firm, random);
            int space = person.name().indexOf(' ');
            cards.append("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:").append(person.name());
            cards.append("\r\nN:")
                    .append(person.name().substring(space + 1))
                    .append(';')
                    .append(person.firstName());
            cards.append(";;;\r\nORG:").append(i == 0 ? "Frostwerk Anlagenbau" : firm);
            cards.append("\r\nEMAIL;TYPE=WORK:")
                    .append(person.address())
                    .append("\r\nEND:VCARD\r\n");
            contacts++;
        }
        return cards.toString();
    }

    private String chat(YearMonth month, Person person) {
        var lines =
                new StringBuilder(
                        "{\"channel\": \"yard\", \"month\": \"" + month + "\", \"messages\": [");
        int count = 12 + random.nextInt(30);
        for (int i = 0; i < count; i++) {
            var from = i % 3 == 0 ? person : Cast.pick(Cast.STAFF, random);
            var sent =
                    month.atDay(1 + i * 27 / count)
                                    .atTime(7 + random.nextInt(9), random.nextInt(60))
                            + ":00Z";
            var text = wording.line("chat", wording.blanks("", month.getYear(), random), random);
            lines.append(i == 0 ? "\n" : ",\n").append("  {\"sent\": \"").append(sent);
            lines.append("\", \"from\": \"")
                    .append(from.address())
                    .append("\", \"text\": \"")
                    .append(text)
                    .append("\"}");
        }
        return lines.append("\n]}\n").toString();
    }

    private void document(Path folder, int number) throws IOException {
        var topics = Topic.values();
        var topic = topics[number % topics.length];
        var day = topic.day(asOf, random.nextDouble());
        var blanks = wording.blanks("AN-" + day.getYear() + "-" + number, day.getYear(), random);
        var paragraphs = Papers.paragraphs(topic, 5, wording, blanks, random);
        var name = topic.name().toLowerCase(Locale.ROOT) + "-" + day + "-" + number;
        switch (number % 4) {
            case 0 -> put(folder.resolve(name + ".txt"), String.join("\n\n", paragraphs) + "\n");
            case 1 -> put(folder.resolve(name + ".html"), page(paragraphs));
            case 2 -> put(folder.resolve(name + ".docx"), Docx.of(paragraphs));
            default -> put(folder.resolve(name + ".csv"), Papers.alarmLog(number, random).bytes());
        }
    }

    /** Files such as every archive has: cut off, empty, or not what their name says. */
    private void broken(Path folder) throws IOException {
        var whole =
                Docx.of(
                        Papers.paragraphs(
                                Topic.LETTERS,
                                6,
                                wording,
                                wording.blanks("", asOf.getYear(), random),
                                random));
        put(
                folder.resolve("framework agreement (recovered).docx"),
                Arrays.copyOf(whole, whole.length / 2));
        var noise = new byte[2000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) random.nextInt();
        }
        var header = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(header, 0, noise, 0, header.length);
        put(folder.resolve("scan-0815.pdf"), noise);
        unreadable += 2;
    }

    private static String page(Iterable<String> paragraphs) {
        var page =
                new StringBuilder(
                        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>\n");
        paragraphs.forEach(text -> page.append("<p>").append(Docx.escaped(text)).append("</p>\n"));
        return page.append("</body></html>\n").toString();
    }

    /** RFC 5545, 3.3.11. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
    }

    private static void put(Path file, String text) throws IOException {
        put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, bytes);
    }

    int events() {
        return events;
    }

    int contacts() {
        return contacts;
    }

    int chats() {
        return chats;
    }

    int documents() {
        return documents;
    }

    int unreadable() {
        return unreadable;
    }
}
