package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.holdfast.problem.Problem;

import java.util.Locale;

/** The service refused: the problem document it answered. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ObjectNode document;

    Refused(ObjectNode document) {
        super(line(document));
        this.document = document;
    }

    ObjectNode document() {
        return document;
    }

    String code() {
        return document.path("code").asText();
    }

    /** What happened and what to do about it, on one line. */
    static String line(ObjectNode document) {
        String line =
                document.path("code").asText()
                        + " "
                        + document.path("detail").asText()
                        + ": "
                        + document.path("remedy").asText();
        return line.replaceAll("\\s*\\R\\s*", " ");
    }

    /** A problem of the command line's own in the form in which the service tells its. */
    static ObjectNode document(Problem problem) {
        return Rest.JSON
                .createObjectNode()
                .put("type", "urn:holdfast:problem:" + problem.code().text())
                .put("title", problem.code().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .put("status", problem.code().httpStatus())
                .put("detail", String.valueOf(problem.getMessage()))
                .put("code", problem.code().text())
                .put("remedy", problem.remedy());
    }
}
