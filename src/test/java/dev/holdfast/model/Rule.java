package dev.holdfast.model;

import java.util.List;

/**
 * A policy of the model: letters with a word are kept so many years from the day they were sent.
 *
 * @param id of the policy
 */
record Rule(String id, String word, int years) {
    /** Letters with none of these words are under no policy: they are kept. */
    static final List<String> WORDS = Letter.WORDS.subList(0, 5);

    private static final String PREFIX = "letters-";

    static Rule on(String word, int years) {
        return new Rule(PREFIX + word, word, years);
    }

    /** Of what the register keeps of a policy. */
    static Rule named(String id, int years) {
        return on(id.substring(PREFIX.length()), years);
    }

    /**
     * A duty of Union law, which a request for erasure does not move; the others are the firm's.
     */
    boolean law() {
        return WORDS.indexOf(word) < 2;
    }

    boolean covers(Letter letter) {
        return letter.words().contains(word);
    }

    /** Whether it obliges to keep the letter still. */
    boolean keeps(Letter letter) {
        return covers(letter) && letter.age() < years;
    }

    String yaml() {
        return """
        id: %s
        title: Letters about %s
        %sauthority: {cite: "Rule 7", read: 2026-11-22, confidence: seen}
        kind: minimum
        level: policy
        scope: {query: '%s'}
        period: P%dY
        from: sent
        round: none
        then: destroy
        """
                .formatted(id, word, law() ? "jurisdiction: eu\n" : "", word, years);
    }
}
