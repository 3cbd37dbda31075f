package dev.holdfast.access;

import dev.holdfast.problem.Problem;

/** A problem as RFC 9457 writes it, as the body of a refused request. */
public record Refusal(String type, String title, int status, String code, String detail) {
    public static Refusal of(Problem problem) {
        return new Refusal(
                "about:blank",
                String.valueOf(problem.getMessage()),
                problem.code().httpStatus(),
                problem.code().text(),
                problem.remedy());
    }
}
