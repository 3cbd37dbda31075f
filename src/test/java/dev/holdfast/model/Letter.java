package dev.holdfast.model;

import dev.holdfast.item.Content;
import dev.holdfast.item.Sha256;
import dev.holdfast.source.BackupItem;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A message that follows from its number alone. Several custodians may have the same one: then they
 * share its content.
 *
 * @param age whole years since it was sent; a hundred days more have passed, so that no day on
 *     which a test runs is the last of a period
 */
record Letter(
        int number, List<String> words, String sender, String recipient, int age, LocalDate sent) {
    static final List<String> WORDS =
            List.of(
                    "kestrel", "marlin", "ocelot", "tapir", "gannet", "bittern", "walrus",
                    "puffin");
    static final List<String> CUSTODIANS =
            List.of("akin", "bello", "costa", "dahl", "eriks", "fonda");
    static final List<String> ADDRESSES =
            List.of(
                    "rosa@northgate.example",
                    "sami@northgate.example",
                    "tilde@northgate.example",
                    "umar@northgate.example",
                    "vera@northgate.example");

    private static final int OLDEST = 20;
    private static final int DAYS_MORE = 100;
    private static final DateTimeFormatter SENT =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy", Locale.ENGLISH);

    /**
     * @param base the day the run began
     */
    static Letter of(int number, LocalDate base) {
        Random random = new Random(number * 0x9E3779B97F4A7C15L);
        List<String> words = new ArrayList<>();
        while (words.size() < 3) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            if (!words.contains(word)) {
                words.add(word);
            }
        }
        int age = 1 + random.nextInt(OLDEST);
        return new Letter(
                number,
                List.copyOf(words),
                ADDRESSES.get(random.nextInt(ADDRESSES.size())),
                ADDRESSES.get(random.nextInt(ADDRESSES.size())),
                age,
                base.minusYears(age).minusDays(DAYS_MORE));
    }

    String key() {
        return "letter-" + number + ".eml";
    }

    boolean concerns(String address) {
        return sender.equals(address) || recipient.equals(address);
    }

    byte[] bytes() {
        return """
        From: <%s>
        To: <%s>
        Date: %s 10:00:00 +0000
        Subject: %s %s
        Message-ID: <%d@northgate.example>

        About %s, letter %d.
        """
                .formatted(
                        sender,
                        recipient,
                        SENT.format(sent),
                        words.get(0),
                        words.get(1),
                        number,
                        words.get(2),
                        number)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    Sha256 sha256() {
        return Sha256.of(bytes());
    }

    BackupItem item() {
        return new BackupItem(
                key(),
                key(),
                new Content.InMemory(bytes()),
                sent.atTime(10, 0).toInstant(ZoneOffset.UTC),
                Map.of(),
                null);
    }
}
