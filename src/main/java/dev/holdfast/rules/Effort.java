package dev.holdfast.rules;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

/**
 * How much work the rules may make of one class of items. Rules cannot loop, but conditions that
 * join everything with everything multiply; a decision that costs more than this is no decision.
 *
 * <p>Drools hands its tests nothing but facts, so the count is kept by thread.
 */
final class Effort {
    static final long MOST_TESTS = 5_000_000;
    static final int MOST_FINDINGS = 20_000;

    private static final ThreadLocal<long[]> LEFT = ThreadLocal.withInitial(() -> new long[1]);

    private Effort() {}

    /** Begins to count anew on this thread. */
    static void begin() {
        LEFT.get()[0] = MOST_TESTS;
    }

    /** Counts one test. */
    static void spend() {
        if (LEFT.get()[0]-- <= 0) {
            throw new Problem(
                    Code.RULE_RUNS_AWAY,
                    "the rules need more than "
                            + MOST_TESTS
                            + " comparisons for one class of items",
                    "join fewer facts in one rule, or name the policy in each condition");
        }
    }
}
