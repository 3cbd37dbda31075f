package dev.holdfast.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The ways in which mail lies on disks. */
enum MailFormat {
    /**
     * One file a folder, mboxrd: LF line ends, a ">" before each line that would look like a new
     * message.
     */
    MBOX {
        @Override
        void write(Path folder, String name, List<Message> messages) throws IOException {
            Files.createDirectories(folder);
            try (OutputStream out =
                    new BufferedOutputStream(
                            Files.newOutputStream(folder.resolve(name + ".mbox")))) {
                for (var message : messages) {
                    var text =
                            new String(message.bytes(), StandardCharsets.UTF_8)
                                    .replace("\r\n", "\n");
                    var sent = ASCTIME.format(message.sent().withZoneSameInstant(ZoneOffset.UTC));
                    var quoted = FROM_LINE.matcher(text).replaceAll(">$0");
                    out.write(
                            ("From " + message.from().address() + " " + sent + "\n" + quoted + "\n")
                                    .getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    },
    /** A file a message, by D. J. Bernstein's convention: {@code cur}, {@code new}, {@code tmp}. */
    MAILDIR {
        @Override
        void write(Path folder, String name, List<Message> messages) throws IOException {
            var maildir = folder.resolve("Maildir").resolve(name);
            for (var part : List.of("cur", "new", "tmp")) {
                Files.createDirectories(maildir.resolve(part));
            }
            int sequence = 0;
            for (var message : messages) {
                sequence++;
                var file = message.sent().toEpochSecond() + ".M" + sequence + "P1.mail:2,S";
                Files.write(maildir.resolve("cur").resolve(file), message.bytes());
            }
        }
    },
    /** A file a message, in a folder a year. */
    EML {
        @Override
        void write(Path folder, String name, List<Message> messages) throws IOException {
            int sequence = 0;
            for (var message : messages) {
                sequence++;
                var year = folder.resolve(name).resolve(Integer.toString(message.sent().getYear()));
                Files.createDirectories(year);
                Files.write(
                        year.resolve(String.format(Locale.ROOT, "%05d.eml", sequence)),
                        message.bytes());
            }
        }
    };

    private static final Pattern FROM_LINE = Pattern.compile("(?m)^>*From ");
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

    /** Writes the messages of one mail folder, such as "Inbox", below {@code folder}. */
    abstract void write(Path folder, String name, List<Message> messages) throws IOException;
}
