package dev.holdfast.search.kql;

import dev.holdfast.item.Kind;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gives {@code property:value} its meaning. */
final class Restrictions {
    private static final int SHORTEST_PREFIX = 3;
    private static final Pattern DOMAIN =
            Pattern.compile("@?[\\p{L}\\p{N}_-]+(\\.[\\p{L}\\p{N}_-]+)+");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final Pattern NUMBER =
            Pattern.compile("(\\d{1,15})([KMG]?B?)", Pattern.CASE_INSENSITIVE);

    private final Moments moments;

    Restrictions(Instant asOf, List<Parsing.Note> notes) {
        this.moments = new Moments(asOf, notes);
    }

    Ast ast(Token.Restriction restriction, Token.Literal value) {
        Property property = restriction.property();
        Operator operator = restriction.operator();
        if (value.text().isBlank()) {
            throw new Refusal(
                    value.start(),
                    value.end(),
                    "an empty value",
                    "write what to look for, such as "
                            + property.label()
                            + ":"
                            + example(property));
        }
        if (property.type() == Property.Type.DATE) {
            return moments.ast(property, operator, value);
        }
        if (property.type() == Property.Type.NUMBER) {
            return number(property, operator, value);
        }
        if (operator.compares()) {
            throw new Refusal(
                    restriction.end() - operator.sign().length(),
                    restriction.end(),
                    "'" + operator.sign() + "' compares dates and numbers, not " + property.label(),
                    "write " + property.label() + ":" + example(property));
        }
        Ast is = single(property, value);
        return operator == Operator.NOT_EQUAL ? new Ast.Not(is) : is;
    }

    private static Ast single(Property property, Token.Literal value) {
        return switch (property.type()) {
            case TEXT -> new Ast.InProperty(property, words(value));
            case PERSON -> new Ast.Person(property, who(value));
            case KEYWORD -> keyword(property, value);
            case YES_NO -> yesNo(property, value);
            case SET, MEMBERS -> new Ast.InSet(property, value.text().strip());
            case DATE, NUMBER -> throw new IllegalStateException(property.name());
        };
    }

    /** The words of a literal, with the rules of prefixes. */
    static Words words(Token.Literal literal) {
        List<String> words = Words.in(literal.text());
        if (words.isEmpty()) {
            throw new Refusal(
                    literal.start(),
                    literal.end(),
                    literal.prefix() || literal.text().equals("*")
                            ? "'*' needs the beginning of a word"
                            : "nothing here can be searched for",
                    "write letters or digits; punctuation alone is not indexed");
        }
        boolean prefix = literal.prefix() && endsInWord(literal.text());
        if (prefix) {
            checkPrefix(words.getLast(), literal);
        }
        return new Words(words, prefix);
    }

    private static boolean endsInWord(String text) {
        return WordScanner.isWordPart(text.codePointBefore(text.length()));
    }

    private static void checkPrefix(String word, Token.Literal literal) {
        if (word.codePointCount(0, word.length()) < SHORTEST_PREFIX) {
            throw new Refusal(
                    literal.start(),
                    literal.end(),
                    "too few letters before '*'",
                    "write at least " + SHORTEST_PREFIX + " letters, such as con*");
        }
        if (word.length() > WordScanner.LONGEST) {
            throw new Refusal(
                    literal.start(),
                    literal.end(),
                    "too many letters before '*'",
                    "write at most " + WordScanner.LONGEST + " letters");
        }
    }

    private static Ast.Who who(Token.Literal value) {
        String text = value.text().strip();
        if (ADDRESS.matcher(text).matches()) {
            String address = WordScanner.fold(text);
            return value.prefix()
                    ? new Ast.Who.AddressPrefix(address)
                    : new Ast.Who.Address(address);
        }
        if (!value.prefix() && DOMAIN.matcher(text).matches()) {
            return new Ast.Who.Domain(
                    WordScanner.fold(text.startsWith("@") ? text.substring(1) : text));
        }
        return new Ast.Who.Named(words(value));
    }

    private static Ast keyword(Property property, Token.Literal value) {
        String text = WordScanner.fold(value.text().strip());
        if (property == Property.KIND && (value.prefix() || Kind.parse(text).isEmpty())) {
            String kinds =
                    Arrays.stream(Kind.values()).map(Kind::label).collect(Collectors.joining(", "));
            throw new Refusal(
                    value.start(),
                    value.end(),
                    "there is no kind '" + value.text() + "'",
                    "use one of " + kinds);
        }
        if (property == Property.FILEEXTENSION && text.startsWith(".") && text.length() > 1) {
            text = text.substring(1);
        }
        return new Ast.Is(property, text, value.prefix());
    }

    private static Ast yesNo(Property property, Token.Literal value) {
        return switch (value.text().strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> new Ast.Is(property, "true", false);
            case "false", "no", "0" -> new Ast.Not(new Ast.Is(property, "true", false));
            default ->
                    throw new Refusal(
                            value.start(),
                            value.end(),
                            property.label() + " is true or false",
                            "write " + property.label() + ":true");
        };
    }

    private static Ast number(Property property, Operator operator, Token.Literal value) {
        int dots = value.text().indexOf("..");
        if (dots >= 0) {
            if (operator.compares()) {
                throw new Refusal(
                        value.start(),
                        value.end(),
                        "a range after '" + operator.sign() + "'",
                        "write " + property.label() + ":" + value.text());
            }
            long least = bytes(value, value.text().substring(0, dots));
            long most = bytes(value, value.text().substring(dots + 2));
            if (least > most) {
                throw new Refusal(
                        value.start(),
                        value.end(),
                        "the range is empty",
                        "write the smaller number first");
            }
            Ast between = new Ast.Between(property, least, most);
            return operator == Operator.NOT_EQUAL ? new Ast.Not(between) : between;
        }
        long number = bytes(value, value.text());
        return switch (operator) {
            case IS, EQUALS -> new Ast.Between(property, number, number);
            case NOT_EQUAL -> new Ast.Not(new Ast.Between(property, number, number));
            case AT_LEAST -> new Ast.Between(property, number, null);
            case GREATER -> new Ast.Between(property, number + 1, null);
            case AT_MOST -> new Ast.Between(property, 0, number);
            case LESS ->
                    number == 0
                            ? new Ast.Not(new Ast.Everything())
                            : new Ast.Between(property, 0, number - 1);
        };
    }

    private static long bytes(Token.Literal value, String text) {
        Matcher matcher = NUMBER.matcher(text.strip());
        if (!matcher.matches() || value.prefix()) {
            throw new Refusal(
                    value.start(),
                    value.end(),
                    "'" + value.text() + "' is not a number",
                    "write a number such as 26214400, or a range such as 1..1048567");
        }
        String unit = matcher.group(2).toUpperCase(Locale.ROOT);
        int shift =
                unit.startsWith("K")
                        ? 10
                        : unit.startsWith("M") ? 20 : unit.startsWith("G") ? 30 : 0;
        return Math.min(Long.parseLong(matcher.group(1)), Long.MAX_VALUE >> (shift + 1)) << shift;
    }

    /** A value to show in hints. */
    static String example(Property property) {
        return switch (property.type()) {
            case TEXT -> "\"annual report\"";
            case PERSON -> "jane@example.com";
            case DATE -> "2020-01-31";
            case NUMBER -> "1..1048576";
            case KEYWORD ->
                    property == Property.KIND
                            ? "email"
                            : property == Property.FILEEXTENSION ? "docx" : "name";
            case YES_NO -> "true";
            case SET -> "name";
            case MEMBERS -> property == Property.ATTRIBUTE ? "\"cost-centre=4711\"" : "name";
        };
    }
}
