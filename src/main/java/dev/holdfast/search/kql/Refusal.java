package dev.holdfast.search.kql;

/**
 * How lexer and parser leave when a query cannot be understood; turned into {@link Parsing.Refused}
 * at the edge.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int start;
    private final int end;
    private final String hint;

    Refusal(int start, int end, String what, String hint) {
        super(what, null, false, false);
        this.start = start;
        this.end = Math.max(end, start + 1);
        this.hint = hint;
    }

    Parsing.Refused outcome() {
        return new Parsing.Refused(start, end - start, String.valueOf(getMessage()), hint);
    }
}
