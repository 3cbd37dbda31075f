package dev.holdfast.search.kql;

import java.util.List;

/** What became of a query: a tree, or the place where understanding ended. */
public sealed interface Parsing {
    /**
     * Understood.
     *
     * @param notes what the writer may have meant differently, such as a lower-case {@code and}
     */
    record Parsed(Ast ast, List<Note> notes) implements Parsing {
        public Parsed {
            notes = List.copyOf(notes);
        }

        /** The whole query as canonical KQL, every operator written out. */
        public String expanded() {
            return Rendering.of(ast);
        }

        /** The query as an English sentence. */
        public String explained() {
            return Explanation.of(ast);
        }
    }

    /**
     * Not understood.
     *
     * @param offset characters before the place, for a caret
     * @param length characters the caret may underline, at least one
     * @param what what is wrong there
     * @param hint what to write instead
     */
    record Refused(int offset, int length, String what, String hint) implements Parsing {
        /** Counted from 1, as people count. */
        public int column() {
            return offset + 1;
        }
    }

    /** A remark that does not stop the search. */
    record Note(int offset, String text) {}
}
