package dev.holdfast.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes the demo's archive: ten years of an invented company, the same bytes for the same date and
 * seed.
 *
 * <pre>{@code
 * DemoContents contents = DemoArchive.write(Path.of("data/demo"), LocalDate.of(2026, 11, 22), 1L);
 * }</pre>
 */
public final class DemoArchive {
    private static final int CONVERSATIONS = 780;

    private DemoArchive() {}

    /**
     * @param folder made if absent; one folder a custodian is written into it
     * @param asOf the last day of the ten years; nothing is dated after it
     * @throws IOException if the folder cannot be written
     */
    public static DemoContents write(Path folder, LocalDate asOf, long seed) throws IOException {
        var random = new Random(seed);
        var wording = Wording.load();
        var mailboxes = mailboxes(new Conversations(asOf, random, wording));
        var folders = new Folders(asOf, random, wording);
        var custodians = new ArrayList<DemoContents.Custodian>();
        int messages = 0;
        int attachments = 0;
        for (var mailbox : mailboxes.entrySet()) {
            var person = mailbox.getKey();
            var mails = mailbox.getValue();
            mails.sort(Comparator.comparing(Message::sent).thenComparing(Message::id));
            var own = folder.resolve(person.login());
            Files.createDirectories(own);
            var format = MailFormat.values()[custodians.size() % MailFormat.values().length];
            format.write(
                    own,
                    "Inbox",
                    mails.stream().filter(mail -> !mail.from().equals(person)).toList());
            format.write(
                    own,
                    "Sent",
                    mails.stream().filter(mail -> mail.from().equals(person)).toList());
            folders.write(own, person);
            messages += mails.size();
            attachments += mails.stream().mapToInt(mail -> mail.enclosures().size()).sum();
            custodians.add(
                    new DemoContents.Custodian(person.name(), person.address(), own, mails.size()));
        }
        return new DemoContents(
                folder,
                messages,
                attachments,
                folders.events(),
                folders.contacts(),
                folders.chats(),
                folders.documents(),
                folders.unreadable(),
                custodians);
    }

    private static Map<Person, List<Message>> mailboxes(Conversations conversations) {
        var mailboxes = new LinkedHashMap<Person, List<Message>>();
        Cast.STAFF.forEach(person -> mailboxes.put(person, new ArrayList<>()));
        for (int i = 0; i < CONVERSATIONS; i++) {
            for (var message : conversations.next()) {
                for (var mailbox : mailboxes.entrySet()) {
                    var person = mailbox.getKey();
                    if (message.from().equals(person)
                            || message.to().contains(person)
                            || message.cc().contains(person)) {
                        mailbox.getValue().add(message);
                    }
                }
            }
        }
        return mailboxes;
    }
}
