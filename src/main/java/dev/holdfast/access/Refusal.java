package dev.holdfast.access;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.util.Locale;

/**
 * A refusal as it goes over the wire: problem details (RFC 9457) with two members of our own.
 *
 * @param type a URN naming the code
 * @param title the code in words, the same for every occurrence
 * @param status the HTTP status
 * @param detail what happened this time
 * @param code {@code HF-NNNN}
 * @param remedy what to do about it
 */
public record Refusal(
        String type, String title, int status, String detail, String code, String remedy) {
    /** The refusal that tells of {@code problem}. */
    public static Refusal of(Problem problem) {
        return of(
                problem.code(),
                problem.code().httpStatus(),
                String.valueOf(problem.getMessage()),
                problem.remedy());
    }

    /** A refusal with the HTTP status of the protocol rather than that of the code. */
    public static Refusal of(Code code, int status, String what, String remedy) {
        return new Refusal(
                "urn:holdfast:problem:" + code.text(),
                code.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                status,
                what,
                code.text(),
                remedy);
    }
}
