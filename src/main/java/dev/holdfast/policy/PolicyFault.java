package dev.holdfast.policy;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

/**
 * Why a policy file is refused.
 *
 * @param line from 1; the line of the field, or of what should hold it
 * @param field as a path: {@code authority.cite}, {@code examples[0]}; empty for the file itself
 */
public record PolicyFault(Code code, String file, int line, String field, String reason) {
    /** File, line, field and reason, as one line. */
    public String where() {
        String at = file + ":" + line + ": ";
        return field.isEmpty() ? at + reason : at + field + ": " + reason;
    }

    public Problem problem() {
        return new Problem(code, where(), "correct the file and run 'holdfast policy check' on it");
    }
}
