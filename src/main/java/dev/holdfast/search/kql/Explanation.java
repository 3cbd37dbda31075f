package dev.holdfast.search.kql;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says a query in English, for people who are to answer for it. */
final class Explanation {
    private static final DateTimeFormatter DAY = format("d MMM uuuu");
    private static final DateTimeFormatter TIME = format("d MMM uuuu HH:mm:ss.SSS 'UTC'");

    private Explanation() {}

    static String of(Ast ast) {
        return ast instanceof Ast.Everything ? "Every item." : "Items " + say(ast) + ".";
    }

    private static String say(Ast ast) {
        return switch (ast) {
            case Ast.Everything() -> "of any kind";
            case Ast.And(List<Ast> all) ->
                    all.stream().map(Explanation::inner).collect(Collectors.joining(" and "));
            case Ast.Or(List<Ast> any) ->
                    any.stream().map(Explanation::inner).collect(Collectors.joining(", or "));
            case Ast.Not(Ast none) -> "except those " + inner(none);
            case Ast.Text(Words words) -> "in which " + text(words) + " appears";
            case Ast.Near(List<Words> left, List<Words> right, int distance, boolean ordered) ->
                    "in which "
                            + either(left)
                            + (ordered ? " is followed by " : " appears near ")
                            + either(right)
                            + " with at most "
                            + distance
                            + " other words between";
            case Ast.InProperty(Property property, Words words) ->
                    "with " + text(words) + " in the " + property.english();
            case Ast.Person(Property property, Ast.Who who) ->
                    "whose " + property.english() + " is " + who(who);
            case Ast.Within(Property property, Long from, Long to) ->
                    property.english() + " " + span(from, to);
            case Ast.Between(Property property, long least, Long most) ->
                    "whose " + property.english() + " is " + range(least, most);
            case Ast.Is(Property property, String value, boolean prefix) ->
                    is(property, value, prefix);
            case Ast.InSet(Property property, String value)
                    when property.type() == Property.Type.MEMBERS ->
                    "whose custodian has or had the "
                            + property.english()
                            + " \u201c"
                            + value
                            + "\u201d";
            case Ast.InSet(Property property, String value) ->
                    "with the " + property.english() + " \u201c" + value + "\u201d";
        };
    }

    private static String inner(Ast ast) {
        return ast instanceof Ast.And || ast instanceof Ast.Or ? "(" + say(ast) + ")" : say(ast);
    }

    private static String text(Words words) {
        String text = "\u201c" + String.join(" ", words.words()) + "\u201d";
        if (words.prefix()) {
            return (words.words().size() > 1
                            ? "a phrase beginning with "
                            : "a word beginning with ")
                    + text;
        }
        return text;
    }

    private static String either(List<Words> words) {
        return words.stream().map(Explanation::text).collect(Collectors.joining(" or "));
    }

    private static String who(Ast.Who who) {
        return switch (who) {
            case Ast.Who.Address(String address) -> address;
            case Ast.Who.AddressPrefix(String beginning) ->
                    "an address beginning with " + beginning;
            case Ast.Who.Domain(String domain) -> "anyone at " + domain;
            case Ast.Who.Named(Words words) -> "named " + text(words);
        };
    }

    private static String is(Property property, String value, boolean prefix) {
        return switch (property) {
            case HASATTACHMENT -> "with an attachment";
            case UNREADABLE -> "that could not be read in full";
            default -> "whose " + property.english() + (prefix ? " begins with " : " is ") + value;
        };
    }

    private static String span(@Nullable Long from, @Nullable Long to) {
        if (from == null) {
            return "before " + moment(to == null ? 0 : to);
        }
        if (to == null) {
            return "from " + moment(from) + " on";
        }
        boolean days = from % Rendering.DAY_MILLIS == 0 && to % Rendering.DAY_MILLIS == 0;
        if (days && to - from == Rendering.DAY_MILLIS) {
            return "on " + moment(from);
        }
        return "from "
                + moment(from)
                + (days
                        ? " to " + moment(to - Rendering.DAY_MILLIS)
                        : " until before " + moment(to));
    }

    private static String moment(long millis) {
        return (millis % Rendering.DAY_MILLIS == 0 ? DAY : TIME)
                .format(Instant.ofEpochMilli(millis));
    }

    private static String range(long least, @Nullable Long most) {
        if (most == null) {
            return "at least " + least;
        }
        return least == most
                ? String.valueOf(least)
                : least == 0 ? "at most " + most : "from " + least + " to " + most;
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
