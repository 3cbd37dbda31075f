package dev.holdfast.search.kql;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.time.Instant;

/** Reads KQL. */
public final class Kql {
    private Kql() {}

    /**
     * @param asOf the moment that {@code today} and {@code "last month"} are counted from, in UTC
     */
    public static Parsing read(String query, Instant asOf) {
        try {
            Lexer lexer = new Lexer(query);
            Parser parser = new Parser(lexer.tokens(), lexer.notes(), asOf);
            Ast ast = parser.parse();
            return new Parsing.Parsed(ast, parser.notes());
        } catch (Refusal refusal) {
            return refusal.outcome();
        }
    }

    /**
     * @param asOf the moment that {@code today} and {@code "last month"} are counted from, in UTC
     * @throws Problem HF-4001 with the column and a hint when the query cannot be understood
     */
    public static Parsing.Parsed parse(String query, Instant asOf) {
        return switch (read(query, asOf)) {
            case Parsing.Parsed parsed -> parsed;
            case Parsing.Refused refused ->
                    throw new Problem(
                            Code.BAD_QUERY,
                            "query, column " + refused.column() + ": " + refused.what(),
                            refused.hint());
        };
    }
}
