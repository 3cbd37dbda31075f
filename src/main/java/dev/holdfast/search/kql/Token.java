package dev.holdfast.search.kql;

/** A piece of a query and where it stands. */
sealed interface Token {
    /** Offset of the first character in the query. */
    int start();

    /** Offset after the last character. */
    int end();

    record Open(int start, int end) implements Token {}

    record Close(int start, int end) implements Token {}

    record And(int start, int end) implements Token {}

    record Or(int start, int end) implements Token {}

    record Not(int start, int end) implements Token {}

    /** {@code -} directly before a property, a word or a parenthesis. */
    record Minus(int start, int end) implements Token {}

    record Near(int distance, boolean ordered, int start, int end) implements Token {}

    /**
     * A bare word or a phrase.
     *
     * @param text without quotes and without the star
     * @param prefix whether a star ended it
     */
    record Literal(String text, boolean quoted, boolean prefix, int start, int end)
            implements Token {}

    /** {@code name:} and the like; what follows without a blank is its value. */
    record Restriction(Property property, Operator operator, int start, int end) implements Token {}

    record End(int start, int end) implements Token {}
}
