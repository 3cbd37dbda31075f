package dev.holdfast.report;

/** What stands in one place of a {@link Table}. */
sealed interface Cell {
    record Text(String text, Face face, int rgb) implements Cell {}

    /** A coloured word: never a colour without its word. */
    record Tag(String word, PrintedOutcome outcome) implements Cell {}

    /** A coloured word with an explanation under it. */
    record Status(String word, PrintedOutcome outcome, String below) implements Cell {}

    /**
     * @param share 0 to 1 of the column's width
     */
    record Bar(double share, int rgb) implements Cell {}

    static Cell text(String text) {
        return new Text(text, Face.REGULAR, Ink.TEXT);
    }

    static Cell soft(String text) {
        return new Text(text, Face.REGULAR, Ink.FAINT);
    }

    static Cell strong(String text) {
        return new Text(text, Face.MEDIUM, Ink.TEXT);
    }

    static Cell mono(String text) {
        return new Text(text, Face.MONO, Ink.TEXT);
    }

    static Cell count(long number) {
        return text(Figures.count(number));
    }
}
