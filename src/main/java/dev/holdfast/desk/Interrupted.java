package dev.holdfast.desk;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

/** The service stops while a page waits for an answer. */
final class Interrupted {
    private Interrupted() {}

    static Problem problem(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Problem(
                Code.UNEXPECTED,
                "the service is stopping",
                "try again when it runs; what was done so far stays",
                cause);
    }
}
