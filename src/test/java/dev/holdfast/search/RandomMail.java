package dev.holdfast.search;

import dev.holdfast.extract.Attachment;
import dev.holdfast.extract.Extracted;
import dev.holdfast.extract.Participant;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.Kind;
import dev.holdfast.search.kql.Ast;
import dev.holdfast.search.kql.Property;
import dev.holdfast.search.kql.Words;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Mail and queries made of few words, so that everything matches something. */
final class RandomMail {
    static final List<String> WORDS =
            List.of(
                    "audit",
                    "Audits",
                    "auditor",
                    "bank",
                    "banks",
                    "cost_free",
                    "free",
                    "Größe",
                    "grösse",
                    "naïve",
                    "x1",
                    "x",
                    "y",
                    "Ελλάς",
                    "и",
                    "日本語",
                    "𝒳yz",
                    "and",
                    "don",
                    "t",
                    "long" + "g".repeat(300),
                    "long" + "g".repeat(299) + "h");
    private static final List<String> GLUE =
            List.of(" ", " ", " ", "-", ".", ", ", "\r\n ", "\u0301 ", "'", "@", " (", ") ");
    private static final List<String> NAMES =
            List.of("Jane Doe", "Doe, John", "jane@y.org (list)", "", "Zoë");
    private static final List<String> ADDRESSES =
            List.of(
                    "jane@y.org",
                    "Jane@Y.org",
                    "john.doe@sub.y.org",
                    "zoe@example.com",
                    "jane@y.org.uk",
                    "");

    private final Random random;

    RandomMail(long seed) {
        random = new Random(seed);
    }

    IndexEntry entry(long ordinal) {
        List<Attachment> attachments =
                list(
                        2,
                        () ->
                                new Attachment(
                                        "2",
                                        text(2) + ".docx",
                                        "application/octet-stream",
                                        1,
                                        text(10),
                                        null));
        Extracted extracted =
                new Extracted(
                        pick(List.of(Kind.EMAIL, Kind.DOCS)),
                        "message/rfc822",
                        text(4),
                        people(1),
                        people(3),
                        people(2),
                        people(1),
                        date(),
                        date(),
                        date(),
                        date(),
                        null,
                        List.of(),
                        text(25),
                        !attachments.isEmpty(),
                        attachments,
                        Map.of(),
                        random.nextInt(5) == 0 ? "broken" : null);
        return new IndexEntry(
                new ItemId(ordinal),
                pick(List.of("jane", "John Doe")),
                "archive",
                "inbox/" + text(2),
                random.nextInt(1000),
                extracted);
    }

    Ast query(int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            return switch (random.nextInt(4)) {
                case 0, 1 -> Ast.and(list2(() -> query(depth - 1)));
                case 2 -> Ast.or(list2(() -> query(depth - 1)));
                default -> new Ast.Not(query(depth - 1));
            };
        }
        return switch (random.nextInt(11)) {
            case 0, 1 -> new Ast.Text(words());
            case 2 -> new Ast.Near(some(), some(), random.nextInt(5), random.nextBoolean());
            case 3 ->
                    new Ast.InProperty(
                            pick(
                                    List.of(
                                            Property.SUBJECT,
                                            Property.BODY,
                                            Property.ATTACHMENTNAMES,
                                            Property.PATH)),
                            words());
            case 4, 5 ->
                    new Ast.Person(
                            pick(
                                    List.of(
                                            Property.FROM,
                                            Property.TO,
                                            Property.CC,
                                            Property.BCC,
                                            Property.RECIPIENTS,
                                            Property.PARTICIPANTS)),
                            who());
            case 6 -> within();
            case 7 ->
                    new Ast.Between(
                            Property.SIZE,
                            random.nextInt(500),
                            random.nextBoolean() ? null : 500L + random.nextInt(500));
            case 8 ->
                    new Ast.Is(
                            Property.CUSTODIAN,
                            pick(List.of("jane", "john doe", "joh")),
                            random.nextBoolean());
            case 9 ->
                    new Ast.Is(
                            pick(List.of(Property.HASATTACHMENT, Property.UNREADABLE)),
                            "true",
                            false);
            default -> new Ast.InSet(Property.LABEL, "seven years");
        };
    }

    private Ast within() {
        Property property =
                pick(
                        List.of(
                                Property.SENT,
                                Property.RECEIVED,
                                Property.CREATED,
                                Property.MODIFIED,
                                Property.DATE));
        long from = moment().toEpochMilli();
        long to = from + 1 + random.nextLong(200_000_000L);
        return switch (random.nextInt(3)) {
            case 0 -> new Ast.Within(property, from, null);
            case 1 -> new Ast.Within(property, null, to);
            default -> new Ast.Within(property, from, to);
        };
    }

    private Ast.Who who() {
        return switch (random.nextInt(4)) {
            case 0 ->
                    new Ast.Who.Address(
                            pick(List.of("jane@y.org", "zoe@example.com", "john.doe@sub.y.org")));
            case 1 -> new Ast.Who.AddressPrefix(pick(List.of("jane@y", "jane@y.org", "zoe@e")));
            case 2 -> new Ast.Who.Domain(pick(List.of("y.org", "sub.y.org", "example.com")));
            default ->
                    new Ast.Who.Named(
                            pick(
                                    List.of(
                                            new Words(List.of("jane", "doe"), false),
                                            new Words(List.of("doe"), false),
                                            new Words(List.of("zoë"), false),
                                            new Words(List.of("jan", "doe"), false),
                                            new Words(List.of("exam"), true))));
        };
    }

    private Words words() {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
            words.addAll(Words.in(pick(WORDS)));
        }
        String last = words.getLast();
        if (random.nextInt(4) == 0
                && last.length() > 3
                && last.length() < 20
                && Character.isLetter(last.charAt(0))) {
            words.set(words.size() - 1, last.substring(0, 3));
            return new Words(words, true);
        }
        return new Words(words, false);
    }

    private List<Words> some() {
        return random.nextInt(4) == 0 ? List.of(words(), words()) : List.of(words());
    }

    private String text(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(pick(WORDS)).append(pick(GLUE));
        }
        return text.toString();
    }

    private List<Participant> people(int most) {
        return list(most, () -> new Participant(pick(NAMES), pick(ADDRESSES)));
    }

    private @Nullable Instant date() {
        return random.nextInt(3) == 0 ? null : moment();
    }

    private Instant moment() {
        Instant time =
                Instant.parse("2020-02-27T00:00:00Z").plusMillis(random.nextLong(400_000_000L));
        return random.nextBoolean() ? time.truncatedTo(java.time.temporal.ChronoUnit.DAYS) : time;
    }

    private <T> List<T> list(int most, Supplier<T> one) {
        List<T> all = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            all.add(one.get());
        }
        return all;
    }

    private <T> List<T> list2(Supplier<T> one) {
        return random.nextInt(3) == 0
                ? List.of(one.get(), one.get(), one.get())
                : List.of(one.get(), one.get());
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
