package dev.holdfast.search;

import dev.holdfast.search.kql.WordScanner;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

import java.util.List;

/**
 * Feeds words to Lucene. Several values of one field (recipients, attachments) are kept apart by
 * more positions than any NEAR spans, so that no phrase runs from one into the next.
 */
final class WordStream extends TokenStream {
    static final int GAP = 1_000;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment =
            addAttribute(PositionIncrementAttribute.class);
    private final WordScanner scanner = new WordScanner();
    private List<String> values = List.of();
    private int next;

    void values(List<String> newValues) {
        values = newValues;
    }

    @Override
    public void reset() {
        next = 0;
        scanner.reset("");
    }

    @Override
    public boolean incrementToken() {
        int step = 1;
        while (!scanner.advance()) {
            if (next == values.size()) {
                return false;
            }
            step = next == 0 ? 1 : GAP;
            scanner.reset(values.get(next++));
        }
        term.copyBuffer(scanner.buffer(), 0, scanner.length());
        increment.setPositionIncrement(step);
        return true;
    }
}
