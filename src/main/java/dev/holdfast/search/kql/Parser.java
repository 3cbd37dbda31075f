package dev.holdfast.search.kql;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Arranges tokens into a tree: NEAR binds closest, then NOT, then AND (written or a blank), then
 * OR.
 *
 * <p>Two restrictions of the same property side by side must both match, as Purview's page on
 * keyword queries says (SharePoint would take either); a note tells the writer.
 */
final class Parser {
    /** Levels of parentheses and NOT a query may have. */
    static final int DEEPEST = 150;

    static final int MOST_TERMS = 5_000;

    private final List<Token> tokens;
    private final List<Parsing.Note> notes;
    private final Restrictions restrictions;
    private int at;
    private int depth;
    private Token.@Nullable Restriction scope;

    Parser(List<Token> tokens, List<Parsing.Note> notes, Instant asOf) {
        this.tokens = tokens;
        this.notes = notes;
        this.restrictions = new Restrictions(asOf, notes);
    }

    List<Parsing.Note> notes() {
        return notes;
    }

    Ast parse() {
        if (tokens.size() > MOST_TERMS) {
            Token first = tokens.get(MOST_TERMS);
            throw new Refusal(
                    first.start(),
                    first.end(),
                    "more than " + MOST_TERMS + " terms",
                    "search in parts, or by a label");
        }
        if (peek() instanceof Token.End) {
            throw new Refusal(
                    0, 1, "the query is empty", "write words to search for, or * for every item");
        }
        Ast ast = or();
        if (peek() instanceof Token.Close close) {
            throw new Refusal(
                    close.start(),
                    close.end(),
                    "')' closes nothing",
                    "remove it, or add '(' before");
        }
        return ast;
    }

    private Ast or() {
        if (++depth > DEEPEST) {
            throw new Refusal(
                    peek().start(),
                    peek().end(),
                    "more than " + DEEPEST + " levels of parentheses or NOT",
                    "write the query with fewer levels");
        }
        List<Ast> any = new ArrayList<>();
        any.add(and());
        while (peek() instanceof Token.Or) {
            at++;
            any.add(and());
        }
        depth--;
        return Ast.or(any);
    }

    private Ast and() {
        List<Ast> all = new ArrayList<>();
        all.add(not());
        while (true) {
            Token token = peek();
            if (token instanceof Token.And) {
                at++;
            } else if (token instanceof Token.End
                    || token instanceof Token.Close
                    || token instanceof Token.Or) {
                return Ast.and(all);
            } else if (token instanceof Token.Restriction second
                    && at > 1
                    && tokens.get(at - 2) instanceof Token.Restriction first
                    && first.property() == second.property()
                    && second.property().type() != Property.Type.DATE) {
                notes.add(
                        new Parsing.Note(
                                second.start(),
                                "both '"
                                        + second.property().label()
                                        + "' restrictions must match; write OR between them for"
                                        + " either"));
            }
            all.add(not());
        }
    }

    private Ast not() {
        Token token = peek();
        if (!(token instanceof Token.Not || token instanceof Token.Minus)) {
            return near();
        }
        at++;
        if (++depth > DEEPEST) {
            throw new Refusal(
                    token.start(),
                    token.end(),
                    "more than " + DEEPEST + " levels of parentheses or NOT",
                    "write the query with fewer levels");
        }
        Ast none = not();
        depth--;
        return new Ast.Not(none);
    }

    private Ast near() {
        int first = at;
        Ast left = primary();
        if (!(peek() instanceof Token.Near)) {
            return left;
        }
        List<Ast> pairs = new ArrayList<>();
        List<Words> leftWords = nearable(left, tokens.get(first));
        while (peek() instanceof Token.Near near) {
            at++;
            Token next = peek();
            List<Words> right = nearable(primary(), next);
            pairs.add(new Ast.Near(leftWords, right, near.distance(), near.ordered()));
            leftWords = right;
        }
        return Ast.and(pairs);
    }

    private List<Words> nearable(Ast ast, Token token) {
        if (scope == null) {
            switch (ast) {
                case Ast.Text(Words words) -> {
                    return List.of(words);
                }
                case Ast.Or(List<Ast> any)
                        when any.stream().allMatch(Ast.Text.class::isInstance) -> {
                    return any.stream().map(one -> ((Ast.Text) one).words()).toList();
                }
                default -> {}
            }
        }
        throw new Refusal(
                token.start(),
                token.end(),
                "NEAR stands only between words of free text",
                "write words, phrases or (a OR b) on both sides, and join property restrictions by"
                        + " AND");
    }

    private Ast primary() {
        Token token = peek();
        at++;
        return switch (token) {
            case Token.Literal literal -> literal(literal);
            case Token.Open open -> group(open);
            case Token.Restriction restriction -> restriction(restriction);
            case Token.Close close ->
                    throw new Refusal(
                            close.start(),
                            close.end(),
                            "nothing before ')'",
                            "write a word or a restriction there, or remove the parenthesis");
            case Token.End end ->
                    throw new Refusal(
                            end.start(),
                            end.end(),
                            "the query ends too early",
                            "write a word or a restriction after the last operator");
            case Token.And and -> throw misplaced(and, "AND");
            case Token.Or or -> throw misplaced(or, "OR");
            case Token.Not not -> throw misplaced(not, "NOT");
            case Token.Minus minus -> throw misplaced(minus, "-");
            case Token.Near near -> throw misplaced(near, near.ordered() ? "ONEAR" : "NEAR");
        };
    }

    private static Refusal misplaced(Token token, String name) {
        return new Refusal(
                token.start(),
                token.end(),
                name + " has nothing before it to join",
                "write a word before it, or quotes around it to search for it as a word");
    }

    private Ast group(Token.Open open) {
        Ast inner = or();
        if (!(peek() instanceof Token.Close)) {
            throw new Refusal(
                    open.start(),
                    open.end(),
                    "'(' is never closed",
                    "add ')' where the group ends");
        }
        at++;
        return inner;
    }

    private Ast restriction(Token.Restriction restriction) {
        if (scope != null) {
            throw new Refusal(
                    restriction.start(),
                    restriction.end(),
                    "a restriction within a restriction",
                    "write only values in the parentheses after '"
                            + scope.property().label()
                            + ":'");
        }
        Token value = peek();
        at++;
        return switch (value) {
            case Token.Literal literal -> restrictions.ast(restriction, literal);
            case Token.Open open -> {
                scope = restriction;
                Ast inner = group(open);
                scope = null;
                yield inner;
            }
            default ->
                    throw new Refusal(
                            value.start(),
                            value.end(),
                            "a value is missing after '"
                                    + restriction.property().label()
                                    + restriction.operator().sign()
                                    + "'",
                            "write a value there, such as "
                                    + Restrictions.example(restriction.property()));
        };
    }

    private Ast literal(Token.Literal literal) {
        if (scope != null) {
            return restrictions.ast(scope, literal);
        }
        if (literal.text().equals("*") && !literal.quoted()) {
            return new Ast.Everything();
        }
        return new Ast.Text(Restrictions.words(literal));
    }

    private Token peek() {
        return tokens.get(at);
    }
}
