package dev.holdfast.directory;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

/** Refuses a directory file and says where. */
record FileFault(String file) {
    private static final String NOTHING_IMPORTED =
            "correct the file and import it again; nothing of it was imported";

    Problem at(String place, String reason) {
        return new Problem(
                Code.BAD_DIRECTORY_FILE,
                file + ": " + (place.isEmpty() ? "" : place + ": ") + reason,
                NOTHING_IMPORTED);
    }

    Problem at(long line, int column, String heading, String reason) {
        return at("line " + line + ", column " + column + " (" + heading + ")", reason);
    }

    Problem at(long line, String reason) {
        return at("line " + line, reason);
    }
}
