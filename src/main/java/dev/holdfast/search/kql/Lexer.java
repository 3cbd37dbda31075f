package dev.holdfast.search.kql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a query into tokens. Curly quotes count as straight ones, because queries are pasted from
 * letters.
 */
final class Lexer {
    static final int LONGEST_QUERY = 100_000;
    static final int DEFAULT_DISTANCE = 8;
    static final int WIDEST_DISTANCE = 500;

    private static final Pattern PROPERTY =
            Pattern.compile("([A-Za-z][A-Za-z0-9]*)(>=|<=|<>|[:=<>])");
    private static final Pattern SPACED = Pattern.compile("([A-Za-z]+)\\s+(>=|<=|<>|[:=<>])");
    private static final Pattern NEAR =
            Pattern.compile("(O?NEAR)(?:\\(\\s*(?:n\\s*=\\s*)?(\\d{1,9})\\s*\\))?");
    private static final Pattern CONDITION = Pattern.compile("\\([cC]:[cC]\\)");
    private static final String QUOTES = "\"\u201c\u201d\u201e";

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Parsing.Note> notes = new ArrayList<>();
    private int at;

    Lexer(String query) {
        this.query = query;
    }

    List<Parsing.Note> notes() {
        return notes;
    }

    List<Token> tokens() {
        if (query.length() > LONGEST_QUERY) {
            throw new Refusal(
                    LONGEST_QUERY,
                    LONGEST_QUERY,
                    "the query is too long",
                    "keep it within " + LONGEST_QUERY + " characters, or search in parts");
        }
        while (at < query.length()) {
            next();
        }
        tokens.add(new Token.End(query.length(), query.length()));
        return tokens;
    }

    private void next() {
        char c = query.charAt(at);
        if (isBlank(c)) {
            at++;
        } else if (c == '(') {
            Matcher condition = matcher(CONDITION);
            if (condition.lookingAt()) {
                at = condition.end();
            } else {
                tokens.add(new Token.Open(at, ++at));
            }
        } else if (c == ')') {
            tokens.add(new Token.Close(at, ++at));
        } else if (isQuote(c)) {
            phrase();
        } else if (!tokens.isEmpty() && tokens.getLast() instanceof Token.Restriction) {
            word();
        } else if ((c == '-' || c == '\u2013')
                && at + 1 < query.length()
                && !isBlank(query.charAt(at + 1))) {
            tokens.add(new Token.Minus(at, ++at));
        } else if (c == '+') {
            throw new Refusal(
                    at,
                    at + 1,
                    "'+' means different things in different search tools",
                    "write AND between what must all be found, or quotes around a phrase");
        } else if (!restriction() && !operator()) {
            word();
        }
    }

    private boolean restriction() {
        Matcher matcher = matcher(PROPERTY);
        if (!matcher.lookingAt()) {
            return spaced();
        }
        String name = matcher.group(1);
        Optional<Property> property = Property.parse(name);
        if (property.isEmpty()) {
            throw unknown(name);
        }
        String sign = matcher.group(2);
        int start = at;
        at = matcher.end();
        if (at == query.length() || isBlank(query.charAt(at)) || query.charAt(at) == ')') {
            boolean blank = at < query.length() && isBlank(query.charAt(at));
            throw new Refusal(
                    at,
                    at + 1,
                    (blank ? "a blank" : "nothing") + " after '" + name + sign + "'",
                    "write the value right after it, such as "
                            + name
                            + sign
                            + Restrictions.example(property.get()));
        }
        tokens.add(new Token.Restriction(property.get(), operatorOf(sign), start, at));
        return true;
    }

    private boolean spaced() {
        Matcher spaced = matcher(SPACED);
        if (spaced.lookingAt() && Property.parse(spaced.group(1)).isPresent()) {
            throw new Refusal(
                    spaced.end(1),
                    spaced.end(),
                    "a blank before '" + spaced.group(2) + "'",
                    "write " + spaced.group(1) + spaced.group(2) + "value without blanks");
        }
        return false;
    }

    private Refusal unknown(String name) {
        int end = at + name.length();
        String what = "there is no property '" + name + "'";
        String quoted = ", or put the words in quotes to search for them as text";
        return Property.closestTo(name)
                .map(
                        close ->
                                new Refusal(
                                        at,
                                        end,
                                        what,
                                        "did you mean " + close.label() + ":" + quoted))
                .orElseGet(
                        () ->
                                new Refusal(
                                        at,
                                        end,
                                        what,
                                        "use a property such as from:, subject: or sent:"
                                                + quoted));
    }

    private static Operator operatorOf(String sign) {
        for (Operator operator : Operator.values()) {
            if (operator.sign().equals(sign)) {
                return operator;
            }
        }
        throw new IllegalStateException(sign);
    }

    private boolean operator() {
        int end = wordEnd();
        String word = query.substring(at, end);
        switch (word) {
            case "AND" -> tokens.add(new Token.And(at, end));
            case "OR" -> tokens.add(new Token.Or(at, end));
            case "NOT" -> tokens.add(new Token.Not(at, end));
            case "NEAR", "ONEAR" -> {
                return near();
            }
            case "XRANK", "WORDS", "ALL", "ANY", "NONE" -> {
                if (end < query.length() && query.charAt(end) == '(') {
                    throw new Refusal(
                            at,
                            end,
                            "'" + word + "(' is not supported",
                            "write the words with AND, OR and NOT");
                }
                return false;
            }
            default -> {
                return false;
            }
        }
        at = end;
        return true;
    }

    private boolean near() {
        Matcher matcher = matcher(NEAR);
        boolean found = matcher.lookingAt();
        boolean open =
                found
                        && matcher.group(2) == null
                        && matcher.end() < query.length()
                        && query.charAt(matcher.end()) == '(';
        if (!found || open) {
            throw new Refusal(at, at + 4, "NEAR takes a number", "write NEAR(5) or NEAR(n=5)");
        }
        int distance =
                matcher.group(2) == null ? DEFAULT_DISTANCE : Integer.parseInt(matcher.group(2));
        if (distance > WIDEST_DISTANCE) {
            throw new Refusal(
                    at,
                    matcher.end(),
                    "NEAR(" + distance + ") is too wide",
                    "use at most " + WIDEST_DISTANCE + ", or AND");
        }
        tokens.add(new Token.Near(distance, matcher.group(1).equals("ONEAR"), at, matcher.end()));
        at = matcher.end();
        return true;
    }

    private void phrase() {
        int start = at;
        int end = start + 1;
        while (end < query.length() && !isQuote(query.charAt(end))) {
            end++;
        }
        if (end == query.length()) {
            throw new Refusal(
                    start,
                    start + 1,
                    "the quotation mark is never closed",
                    "add \" where the phrase ends");
        }
        String text = query.substring(start + 1, end);
        at = end + 1;
        boolean starAfter = at < query.length() && query.charAt(at) == '*';
        boolean prefix = starAfter || text.endsWith("*");
        if (starAfter) {
            at++;
        } else if (prefix) {
            text = text.substring(0, text.length() - 1);
        }
        int star = text.indexOf('*');
        if (star >= 0) {
            throw wildcard(start + 1 + star);
        }
        tokens.add(new Token.Literal(text, true, prefix, start, at));
    }

    private void word() {
        int start = at;
        int end = wordEnd();
        String text = query.substring(start, end);
        at = end;
        boolean prefix = text.length() > 1 && text.endsWith("*");
        if (prefix) {
            text = text.substring(0, text.length() - 1);
        }
        int star = text.indexOf('*');
        if (star >= 0 && !text.equals("*")) {
            throw wildcard(start + star);
        }
        boolean value = !tokens.isEmpty() && tokens.getLast() instanceof Token.Restriction;
        if (!value
                && (text.equals("and")
                        || text.equals("or")
                        || text.equals("not")
                        || text.equals("near"))) {
            notes.add(
                    new Parsing.Note(
                            start,
                            "'"
                                    + text
                                    + "' is searched for as a word; the operator is "
                                    + text.toUpperCase(Locale.ROOT)));
        }
        tokens.add(new Token.Literal(text, false, prefix, start, end));
    }

    private Refusal wildcard(int star) {
        return new Refusal(
                star,
                star + 1,
                "'*' stands only at the end of a word",
                "write the beginning of the word, such as contract*");
    }

    private int wordEnd() {
        int end = at;
        while (end < query.length()
                && !isBlank(query.charAt(end))
                && !isQuote(query.charAt(end))
                && query.charAt(end) != '('
                && query.charAt(end) != ')') {
            end++;
        }
        return end;
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(query).region(at, query.length());
    }

    private static boolean isQuote(char c) {
        return QUOTES.indexOf(c) >= 0;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
