package dev.holdfast.search.kql;

import java.util.ArrayList;
import java.util.List;

/**
 * One word or a phrase, folded as the index folds them.
 *
 * @param words at least one, in order
 * @param prefix whether the last one is only the beginning of a word
 */
public record Words(List<String> words, boolean prefix) {
    public Words {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no words");
        }
    }

    /** The words of {@code text}; an empty list when it has none, such as {@code ---}. */
    public static List<String> in(String text) {
        List<String> words = new ArrayList<>();
        WordScanner scanner = new WordScanner();
        scanner.reset(text);
        while (scanner.advance()) {
            words.add(scanner.word());
        }
        return words;
    }

    public String last() {
        return words.getLast();
    }

    /**
     * As canonical KQL: {@code free}, {@code "cost free"}, {@code cat*}, {@code "advanced sear*"}.
     */
    @Override
    public String toString() {
        String text = String.join(" ", words) + (prefix ? "*" : "");
        return words.size() > 1 ? '"' + text + '"' : text;
    }
}
