package dev.holdfast.evidence;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Two invented mailboxes of a company that does not exist. */
record Mailroom(Path folder) {
    Path write(String custodian) throws IOException {
        Path box = Files.createDirectories(folder.resolve(custodian));
        for (int i = 0; i < 20; i++) {
            mail(
                    box,
                    "due" + i,
                    LocalDate.of(2014, 3, 3).plusDays(37L * i),
                    "Pallet order " + (400 + i),
                    custodian + i);
        }
        for (int i = 0; i < 4; i++) {
            mail(
                    box,
                    "held" + i,
                    LocalDate.of(2015, 6, 1).plusDays(i),
                    "Meridian delivery " + i,
                    custodian + i);
        }
        for (int i = 0; i < 8; i++) {
            mail(
                    box,
                    "young" + i,
                    LocalDate.of(2022, 1, 10).plusDays(40L * i),
                    "Cold store " + i,
                    custodian + i);
        }
        for (int i = 0; i < 3; i++) {
            mail(
                    box,
                    "contract" + i,
                    LocalDate.of(2018, 5, 2).plusDays(i),
                    "Contract 18-" + i,
                    custodian + i);
        }
        mail(box, "undated", null, "Without a date", custodian);
        mail(box, "shared", LocalDate.of(2013, 2, 5), "Circular", "the same for everybody");
        Files.write(
                box.resolve("broken.pdf"), "%PDF-1.7\nbroken".getBytes(StandardCharsets.US_ASCII));
        return box;
    }

    static void mail(Path box, String name, @Nullable LocalDate sent, String subject, String body)
            throws IOException {
        String date =
                sent == null
                        ? ""
                        : "Date: "
                                + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        sent.atTime(10, 0).atOffset(ZoneOffset.UTC))
                                + "\r\n";
        Files.writeString(
                box.resolve(name + ".eml"),
                "From: Ben Okafor <ben@northgate.example>\r\n"
                        + "To: Lucia Reyes <lucia@northgate.example>\r\n"
                        + date
                        + "Subject: "
                        + subject
                        + "\r\nMessage-ID: <"
                        + name
                        + "."
                        + body.hashCode()
                        + "@northgate.example>\r\nContent-Type: text/plain\r\n\r\n"
                        + body
                        + "\r\n");
    }
}
