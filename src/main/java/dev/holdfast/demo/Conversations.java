package dev.holdfast.demo;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Invents the mail of the demo, a conversation at a time. */
final class Conversations {
    private static final int LONGEST = 4;
    private static final LocalTime OFFICE_OPENS = LocalTime.of(6, 30);
    private static final int OFFICE_MINUTES = 11 * 60;

    private final LocalDate asOf;
    private final RandomGenerator random;
    private final Wording wording;
    private int sequence = 0;

    Conversations(LocalDate asOf, RandomGenerator random, Wording wording) {
        this.asOf = asOf;
        this.random = random;
        this.wording = wording;
    }

    /** The messages of one conversation, oldest first, all of them before {@code asOf}. */
    List<Message> next() {
        sequence++;
        var topic = Topic.at(random.nextInt(Topic.totalWeight()));
        var sent = opening(topic.day(asOf, random.nextDouble()));
        var blanks = wording.blanks(number(topic, sent), sent.getYear(), random);
        var subject = wording.line(topic.section("subject"), blanks, random);
        var people = people(topic, blanks);
        var conversation = new ArrayList<Message>();
        int length = 1 + random.nextInt(topic == Topic.INVOICES ? 2 : LONGEST);
        for (int turn = 0; turn < length; turn++) {
            var earlier = conversation.isEmpty() ? null : conversation.getLast();
            var from = people.get(turn % 2);
            var to = people.get((turn + 1) % 2);
            var body =
                    new StringBuilder(greeting(to))
                            .append("\n\n")
                            .append(text(topic, turn, blanks));
            body.append('\n')
                    .append(wording.pick("closing", random))
                    .append('\n')
                    .append(from.name())
                    .append('\n');
            if (earlier != null) {
                body.append('\n').append(quoted(earlier));
            }
            conversation.add(
                    new Message(
                            id(sent, turn, from),
                            conversation.stream().map(Message::id).toList(),
                            sent,
                            from,
                            List.of(to),
                            people.subList(2, people.size()),
                            turn == 0 ? subject : "Re: " + subject,
                            body.toString(),
                            turn == 0 ? enclosures(topic, blanks) : List.of()));
            sent = sent.plusMinutes(11 + random.nextInt(1500));
        }
        return conversation;
    }

    /** Two who write to each other, then those who get a copy. */
    private List<Person> people(Topic topic, Map<String, String> blanks) {
        var customer = Cast.outsider(blanks.getOrDefault("customer", "customer"), random);
        return switch (topic) {
            case OPERATIONS ->
                    random.nextBoolean()
                            ? List.of(Cast.DISPATCH, Cast.WAREHOUSE)
                            : List.of(Cast.WAREHOUSE, Cast.ENGINEER, Cast.DISPATCH);
            case LETTERS ->
                    random.nextBoolean()
                            ? List.of(Cast.SALES, customer)
                            : List.of(customer, Cast.SALES);
            case INVOICES ->
                    random.nextInt(3) > 0
                            ? List.of(Cast.ACCOUNTS, customer)
                            : List.of(customer, Cast.ACCOUNTS, Cast.SALES);
            case SOCIAL -> social();
            case APPLICATIONS -> List.of(Cast.outsider("webmail", random), Cast.PERSONNEL);
            case POLARSTERN ->
                    switch (random.nextInt(4)) {
                        case 0 -> List.of(Cast.PROJECT_LEAD, Cast.ENGINEER, Cast.COUNSEL);
                        case 1 ->
                                List.of(
                                        Cast.pick(Cast.SUPPLIER, random),
                                        Cast.PROJECT_LEAD,
                                        Cast.ENGINEER);
                        case 2 -> List.of(Cast.COUNSEL, Cast.PROJECT_LEAD);
                        default -> List.of(Cast.SALES, Cast.PROJECT_LEAD, Cast.COUNSEL);
                    };
        };
    }

    private List<Person> social() {
        int first = random.nextInt(Cast.STAFF.size());
        int second = (first + 1 + random.nextInt(Cast.STAFF.size() - 1)) % Cast.STAFF.size();
        return List.of(Cast.STAFF.get(first), Cast.STAFF.get(second));
    }

    private String greeting(Person to) {
        return wording.line("greeting", Map.of("person", to.firstName()), random);
    }

    private String text(Topic topic, int turn, Map<String, String> blanks) {
        var text = new StringBuilder();
        if (turn > 0) {
            text.append(wording.pick("reply", random)).append('\n');
        }
        int lines = 1 + random.nextInt(3);
        for (int line = 0; line < lines; line++) {
            text.append(wording.line(topic.section("line"), blanks, random)).append('\n');
        }
        return text.toString();
    }

    private static String quoted(Message earlier) {
        return earlier.from().name()
                + " wrote:\n"
                + earlier.body().lines().map(line -> "> " + line).collect(Collectors.joining("\n"))
                + "\n";
    }

    private List<Message.Enclosure> enclosures(Topic topic, Map<String, String> blanks) {
        var number = blanks.getOrDefault("number", "0");
        return switch (topic) {
            case INVOICES ->
                    random.nextInt(4) == 0
                            ? List.of(
                                    Papers.invoiceTable(number, random),
                                    Papers.invoicePage(number, blanks, random))
                            : List.of(Papers.invoicePage(number, blanks, random));
            case LETTERS ->
                    random.nextInt(3) == 0
                            ? List.of(Papers.letter(number, wording, blanks, random))
                            : List.of();
            case APPLICATIONS -> List.of(Papers.curriculum(wording, blanks, random));
            case POLARSTERN ->
                    random.nextInt(2) == 0 ? List.of(Papers.alarmLog(sequence, random)) : List.of();
            case OPERATIONS ->
                    random.nextInt(12) == 0
                            ? List.of(
                                    new Message.Enclosure(
                                            "handover.txt",
                                            "text/plain",
                                            text(topic, 0, blanks)
                                                    .getBytes(StandardCharsets.UTF_8)))
                            : List.of();
            case SOCIAL -> List.of();
        };
    }

    private ZonedDateTime opening(LocalDate day) {
        var weekday = day.getDayOfWeek();
        var working =
                weekday == DayOfWeek.SATURDAY
                        ? day.minusDays(1)
                        : weekday == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
        return working.atTime(OFFICE_OPENS)
                .plusMinutes(random.nextInt(OFFICE_MINUTES))
                .plusSeconds(random.nextInt(60))
                .atZone(Message.ZONE);
    }

    private String number(Topic topic, ZonedDateTime sent) {
        var prefix = topic == Topic.INVOICES ? "RE" : "AN";
        return String.format(Locale.ROOT, "%s-%d-%04d", prefix, sent.getYear(), sequence);
    }

    private String id(ZonedDateTime sent, int turn, Person from) {
        var host = from.address().substring(from.address().indexOf('@') + 1);
        return String.format(
                Locale.ROOT,
                "<%x.%d.%d.%08x@%s>",
                sent.toEpochSecond(),
                sequence,
                turn,
                random.nextInt(),
                host);
    }
}
