package dev.holdfast.search.kql;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a tree as canonical KQL: every operator written out, words folded, dates in UTC. Parsing
 * it gives the same tree.
 */
final class Rendering {
    static final long DAY_MILLIS = 86_400_000L;

    private Rendering() {}

    static String of(Ast ast) {
        return switch (ast) {
            case Ast.Everything() -> "*";
            case Ast.And(List<Ast> all) ->
                    all.stream().map(Rendering::inner).collect(Collectors.joining(" AND "));
            case Ast.Or(List<Ast> any) ->
                    any.stream().map(Rendering::inner).collect(Collectors.joining(" OR "));
            case Ast.Not(Ast none) -> "NOT " + inner(none);
            case Ast.Text(Words words) -> words.toString();
            case Ast.Near(List<Words> left, List<Words> right, int distance, boolean ordered) ->
                    alternatives(left)
                            + (ordered ? " ONEAR(n=" : " NEAR(n=")
                            + distance
                            + ") "
                            + alternatives(right);
            case Ast.InProperty(Property property, Words words) -> property.label() + ":" + words;
            case Ast.Person(Property property, Ast.Who who) -> property.label() + ":" + who(who);
            case Ast.Within(Property property, Long from, Long to) ->
                    property.label() + span(from, to);
            case Ast.Between(Property property, long least, Long most) ->
                    property.label() + range(least, most);
            case Ast.Is(Property property, String value, boolean prefix) ->
                    property.label() + ":" + value(value, prefix);
            case Ast.InSet(Property property, String value) ->
                    property.label() + ":" + value(value, false);
        };
    }

    private static String inner(Ast ast) {
        return switch (ast) {
            case Ast.And and -> "(" + of(and) + ")";
            case Ast.Or or -> "(" + of(or) + ")";
            case Ast.Near near -> "(" + of(near) + ")";
            default -> of(ast);
        };
    }

    private static String alternatives(List<Words> words) {
        String text = words.stream().map(Words::toString).collect(Collectors.joining(" OR "));
        return words.size() > 1 ? "(" + text + ")" : text;
    }

    static String who(Ast.Who who) {
        return switch (who) {
            case Ast.Who.Address(String address) -> value(address, false);
            case Ast.Who.AddressPrefix(String beginning) -> value(beginning, true);
            case Ast.Who.Domain(String domain) -> domain;
            case Ast.Who.Named(Words words) -> words.toString();
        };
    }

    private static String value(String value, boolean prefix) {
        boolean plain =
                value.codePoints()
                        .allMatch(c -> WordScanner.isWordPart(c) || "._@-".indexOf(c) >= 0);
        String star = prefix ? "*" : "";
        return plain ? value + star : '"' + value + star + '"';
    }

    private static String span(@Nullable Long from, @Nullable Long to) {
        if (from == null) {
            return "<" + moment(to == null ? 0 : to);
        }
        return to == null ? ">=" + moment(from) : ":" + bounds(from, to);
    }

    private static String bounds(long from, long to) {
        if (from % DAY_MILLIS == 0 && to - from == DAY_MILLIS) {
            return moment(from);
        }
        return moment(from)
                + ".."
                + (to % DAY_MILLIS == 0 ? moment(to - DAY_MILLIS) : exactly(to - 1));
    }

    /** The shortest way to write a moment: a day when it is midnight. */
    static String moment(long millis) {
        return millis % DAY_MILLIS == 0
                ? LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC).toString()
                : exactly(millis);
    }

    private static String exactly(long millis) {
        String text = Instant.ofEpochMilli(millis).toString();
        return text.indexOf('.') < 0 ? text.substring(0, text.length() - 1) + ".000Z" : text;
    }

    private static String range(long least, @Nullable Long most) {
        if (most == null) {
            return ">=" + least;
        }
        return ":" + (least == most ? String.valueOf(least) : least + ".." + most);
    }
}
