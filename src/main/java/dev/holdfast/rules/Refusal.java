package dev.holdfast.rules;

import dev.holdfast.problem.Code;

/**
 * Stops the reading of a rule at a place; becomes a {@link Fault} where file and rule are known.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final int line;

    /**
     * @param line in the file, from 1
     */
    Refusal(Code code, int line, String reason) {
        super(reason, null, false, false);
        this.code = code;
        this.line = line;
    }

    /** A rule says what rules may not say. */
    static Refusal forbidden(int line, String reason) {
        return new Refusal(Code.RULE_NOT_ALLOWED, line, reason);
    }

    /** A rule says what makes no sense. */
    static Refusal senseless(int line, String reason) {
        return new Refusal(Code.BAD_RULES, line, reason);
    }

    Fault in(String file, String rule) {
        return new Fault(code, file, line, rule, String.valueOf(getMessage()));
    }
}
