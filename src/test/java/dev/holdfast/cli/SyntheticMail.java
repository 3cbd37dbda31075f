package dev.holdfast.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Invented mail with known counts. */
final class SyntheticMail {
    static final int MESSAGES = 12;
    static final int ABOUT_LIGHTHOUSES = 4;

    private SyntheticMail() {}

    /** Twelve messages of 2011 to 2022, one a year; every third is about lighthouses. */
    static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < MESSAGES; i++) {
            String subject = i % 3 == 0 ? "Lighthouse survey " + i : "Lunch " + i;
            Files.writeString(
                    folder.resolve("m" + i + ".eml"),
                    message(i, subject),
                    StandardCharsets.US_ASCII);
        }
        return folder;
    }

    static String message(int number, String subject) {
        return """
        From: Vera Beispiel <vera@lamp.example>
        To: Tom Muster <tom@lamp.example>
        Date: Tue, 15 Mar %d 09:30:00 +0000
        Subject: %s
        Message-ID: <%d@lamp.example>

        This is message number %d.
        From the tower one sees far.
        """
                .formatted(2011 + number, subject, number, number);
    }
}
