package dev.holdfast.proof;

import java.util.Map;

/**
 * Answers that differ from the plain scan's and are right by the search semantics we promise: the
 * question, and the exact difference.
 *
 * <p>The scan matches characters, we match words: a word is a run of letters, digits and
 * underscores, a phrase runs across punctuation, and {@code NEAR} looks in the subject too, with at
 * most n other words between.
 */
final class Differences {
    private Differences() {}

    static Map<String, String> of(String set) {
        return switch (set) {
            case "enron-skilling" ->
                    Map.of(
                            // six say "one-hourconference call", which is the word hourconference
                            "{\"body\":\"conference call\"}",
                            "92 instead of 98",
                            // the scan's NEAR looks in bodies only; these are in subjects
                            "{\"near\":[\"board\",\"directors\",3]}",
                            "34 instead of 33",
                            "{\"near\":[\"energy\",\"crisis\",5]}",
                            "42 instead of 40");
            case "spamassassin-a" ->
                    Map.of(
                            // one message whose MIME structure the scan's parser finds no text in
                            "{\"body\":\"click here\"}",
                            "285 instead of 284",
                            "{\"body\":\"unsubscribe\"}",
                            "447 instead of 446",
                            // "registration</td><td>Credit card": a cell ends a word
                            "{\"near\":[\"credit\",\"card\",1]}",
                            "48 instead of 47");
            case "mail-list-linux-cifs-2019-2020" ->
                    // a bracket is no part of a word: [RFC PATCH], [SMB3.1.1][PATCHES] match too
                    Map.of("{\"subject\":\"[PATCH\"}", "2523 instead of 2326");
            case "mail-list-selinux" ->
                    Map.of(
                            // the phrase across a hyphen, or a line end with a quotation mark
                            "{\"body\":\"memory leak\"}",
                            "240 instead of 234",
                            "{\"body\":\"use-after-free\"}",
                            "93 instead of 88",
                            // the scan takes policy_version for two words
                            "{\"near\":[\"policy\",\"version\",2]}",
                            "358 instead of 421");
            default -> Map.of();
        };
    }
}
