package dev.holdfast.search;

import dev.holdfast.extract.Attachment;
import dev.holdfast.extract.Extracted;
import dev.holdfast.extract.Participant;
import dev.holdfast.search.kql.Ast;
import dev.holdfast.search.kql.Property;
import dev.holdfast.search.kql.Words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Searches without an index, by regular expressions over the text: slow, and simple enough to be
 * believed.
 */
final class NaiveScan {
    private static final String W = "[\\p{L}\\p{N}_]";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private final SetResolver sets;

    NaiveScan(SetResolver sets) {
        this.sets = sets;
    }

    boolean matches(Ast ast, IndexEntry entry) {
        Extracted mail = entry.extracted();
        return switch (ast) {
            case Ast.Everything() -> true;
            case Ast.And(List<Ast> all) -> all.stream().allMatch(one -> matches(one, entry));
            case Ast.Or(List<Ast> any) -> any.stream().anyMatch(one -> matches(one, entry));
            case Ast.Not(Ast none) -> !matches(none, entry);
            case Ast.Text(Words words) -> freeText(mail).anyMatch(text -> find(words, text));
            case Ast.Near near -> freeText(mail).anyMatch(text -> near(near, text));
            case Ast.InProperty(Property property, Words words) ->
                    texts(property, entry).anyMatch(text -> find(words, text));
            case Ast.Person(Property property, Ast.Who who) ->
                    people(property, mail).anyMatch(p -> is(who, p));
            case Ast.Within(Property property, Long from, Long to) ->
                    dates(property, mail)
                            .anyMatch(
                                    d ->
                                            (from == null || d.toEpochMilli() >= from)
                                                    && (to == null || d.toEpochMilli() < to));
            case Ast.Between(Property property, long least, Long most) -> {
                long value = property == Property.ID ? entry.item().ordinal() : entry.bytes();
                yield value >= least && (most == null || value <= most);
            }
            case Ast.Is(Property property, String value, boolean prefix) ->
                    values(property, entry)
                            .map(v -> v.toLowerCase(Locale.ROOT))
                            .anyMatch(v -> prefix ? v.startsWith(value) : v.equals(value));
            case Ast.InSet(Property property, String value) ->
                    sets.resolve(property.label(), value).contains(entry.item());
        };
    }

    private static Stream<String> freeText(Extracted mail) {
        Stream<String> people =
                people(Property.PARTICIPANTS, mail).flatMap(p -> Stream.of(p.name(), p.address()));
        Stream<String> attached =
                mail.attachments().stream().flatMap(a -> Stream.of(a.name(), a.text()));
        return Stream.of(Stream.of(mail.subject(), mail.body()), attached, people).flatMap(s -> s);
    }

    private static Stream<String> texts(Property property, IndexEntry entry) {
        Extracted mail = entry.extracted();
        return switch (property) {
            case SUBJECT -> Stream.of(mail.subject());
            case BODY -> Stream.of(mail.body());
            case ATTACHMENTNAMES -> mail.attachments().stream().map(Attachment::name);
            case PATH -> Stream.of(entry.path());
            default -> throw new AssertionError(property);
        };
    }

    private static Stream<Participant> people(Property property, Extracted mail) {
        return switch (property) {
            case FROM -> mail.from().stream();
            case TO -> mail.to().stream();
            case CC -> mail.cc().stream();
            case BCC -> mail.bcc().stream();
            case RECIPIENTS -> Stream.of(mail.to(), mail.cc(), mail.bcc()).flatMap(List::stream);
            case PARTICIPANTS ->
                    Stream.of(mail.from(), mail.to(), mail.cc(), mail.bcc()).flatMap(List::stream);
            default -> throw new AssertionError(property);
        };
    }

    private static boolean is(Ast.Who who, Participant person) {
        String address = person.address().toLowerCase(Locale.ROOT);
        return switch (who) {
            case Ast.Who.Address(String wanted) ->
                    address.equals(wanted)
                            || find(new Words(Words.in(wanted), false), person.name());
            case Ast.Who.AddressPrefix(String beginning) -> address.startsWith(beginning);
            case Ast.Who.Domain(String domain) -> address.matches(".+@" + Pattern.quote(domain));
            case Ast.Who.Named(Words words) ->
                    find(words, person.name()) || find(words, person.address());
        };
    }

    private static Stream<Instant> dates(Property property, Extracted mail) {
        return (switch (property) {
            case SENT -> Stream.ofNullable(mail.sent());
            case RECEIVED -> Stream.ofNullable(mail.received());
            case CREATED -> Stream.ofNullable(mail.created());
            case MODIFIED -> Stream.ofNullable(mail.modified());
            default ->
                    Stream.of(
                                    Stream.ofNullable(mail.sent()),
                                    Stream.ofNullable(mail.received()),
                                    Stream.ofNullable(mail.modified()))
                            .flatMap(s -> s);
        });
    }

    private static Stream<String> values(Property property, IndexEntry entry) {
        Extracted mail = entry.extracted();
        return switch (property) {
            case KIND -> Stream.of(mail.kind().label());
            case CUSTODIAN -> Stream.of(entry.custodian());
            case SOURCE -> Stream.of(entry.source());
            case HASATTACHMENT -> Stream.of(String.valueOf(mail.hasAttachment()));
            case UNREADABLE -> Stream.of(String.valueOf(mail.unreadable() != null));
            default -> throw new AssertionError(property);
        };
    }

    static boolean find(Words words, String text) {
        return pattern(words).matcher(text).find();
    }

    private static Pattern pattern(Words words) {
        StringBuilder regex = new StringBuilder("(?<!" + W + ")");
        for (int i = 0; i < words.words().size(); i++) {
            regex.append(i == 0 ? "" : "[^\\p{L}\\p{N}_]+")
                    .append(Pattern.quote(words.words().get(i)));
        }
        return Pattern.compile(regex + (words.prefix() ? "" : "(?!" + W + ")"), FLAGS);
    }

    private static boolean near(Ast.Near near, String text) {
        List<int[]> left = places(near.left(), text);
        List<int[]> right = places(near.right(), text);
        for (int[] a : left) {
            for (int[] b : right) {
                boolean after = a[1] <= b[0] && b[0] - a[1] <= near.distance();
                boolean before = b[1] <= a[0] && a[0] - b[1] <= near.distance();
                if (after || (!near.ordered() && before)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** First word and the one after the last, counted in words. */
    private static List<int[]> places(List<Words> alternatives, String text) {
        List<int[]> places = new ArrayList<>();
        for (Words words : alternatives) {
            Matcher matcher = pattern(words).matcher(text);
            for (int at = 0; at <= text.length() && matcher.find(at); at = matcher.start() + 1) {
                int first = count(text.substring(0, matcher.start()));
                places.add(new int[] {first, first + words.words().size()});
            }
        }
        return places;
    }

    private static int count(String text) {
        return (int) Pattern.compile(W + "+").matcher(text).results().count();
    }
}
