package dev.holdfast.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The files that are sent along or lie in folders. */
final class Papers {
    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private Papers() {}

    static Message.Enclosure invoiceTable(String number, RandomGenerator random) {
        var table = new StringBuilder("position;text;quantity;price\n");
        for (int row = 1; row <= 2 + random.nextInt(6); row++) {
            table.append(row).append(";Storage and handling;").append(1 + random.nextInt(40));
            table.append(';').append(amount(random)).append('\n');
        }
        return text("invoice-" + number + ".csv", "text/csv", table.toString());
    }

    static Message.Enclosure invoicePage(
            String number, Map<String, String> blanks, RandomGenerator random) {
        var page =
                """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Invoice %1$s</title></head><body>
                <h1>Invoice %1$s</h1><p>%2$s to %3$s</p>
                <table><tr><th>Service</th><th>EUR</th></tr><tr><td>Storage of %4$s, %5$s</td><td>%6$s</td></tr></table>
                <p>Payable within fourteen days. VAT number DE000000000.</p></body></html>
                """
                        .formatted(
                                number,
                                Cast.COMPANY,
                                blanks.get("customer"),
                                blanks.get("product"),
                                blanks.get("site"),
                                amount(random));
        return text("invoice-" + number + ".html", "text/html", page);
    }

    static Message.Enclosure letter(
            String number, Wording wording, Map<String, String> blanks, RandomGenerator random) {
        return new Message.Enclosure(
                "letter-" + number + ".docx",
                DOCX,
                Docx.of(paragraphs(Topic.LETTERS, 4, wording, blanks, random)));
    }

    static Message.Enclosure curriculum(
            Wording wording, Map<String, String> blanks, RandomGenerator random) {
        return new Message.Enclosure(
                "curriculum-vitae.docx",
                DOCX,
                Docx.of(paragraphs(Topic.APPLICATIONS, 3, wording, blanks, random)));
    }

    /** Quarter-hourly readings of a night in which the compressors stood still. */
    static Message.Enclosure alarmLog(int night, RandomGenerator random) {
        var log = new StringBuilder("time;chamber;celsius;compressor;alarm relay\n");
        double celsius = -22.5;
        int chamber = 1 + random.nextInt(9);
        for (int minute = 0; minute < 8 * 60; minute += 15) {
            boolean standing = minute > 120 && minute < 360;
            celsius += standing ? 0.9 * random.nextDouble() : 0.2 * (random.nextDouble() - 0.5);
            log.append(
                    String.format(
                            Locale.ROOT,
                            "%02d:%02d;%d;%.1f;%s;%s\n",
                            minute / 60,
                            minute % 60,
                            chamber,
                            celsius,
                            standing ? "off" : "on",
                            celsius > -15 ? "no signal" : "ok"));
        }
        return text("polarstern-alarm-log-" + night + ".csv", "text/csv", log.toString());
    }

    static List<String> paragraphs(
            Topic topic,
            int count,
            Wording wording,
            Map<String, String> blanks,
            RandomGenerator random) {
        var paragraphs = new ArrayList<String>();
        paragraphs.add(wording.line(topic.section("subject"), blanks, random));
        for (int line = 0; line < count; line++) {
            paragraphs.add(wording.line(topic.section("line"), blanks, random));
        }
        return paragraphs;
    }

    private static String amount(RandomGenerator random) {
        return String.format(
                Locale.ROOT, "%d.%02d", 40 + random.nextInt(9000), random.nextInt(100));
    }

    private static Message.Enclosure text(String name, String mediaType, String text) {
        return new Message.Enclosure(name, mediaType, text.getBytes(StandardCharsets.UTF_8));
    }
}
