package dev.holdfast.register;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.sql.SQLException;
import java.util.Optional;

/** Turns what PostgreSQL says into what a user can act on. */
public final class RegisterFault {
    private RegisterFault() {}

    public static Problem problem(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.equals("HF003")) {
            return new Problem(
                    Code.HOLD_BLOCKS_DISPOSITION,
                    "a legal hold refuses this (" + firstLine(e) + ")",
                    "see 'holdfast hold list'; only releasing the hold lets it go",
                    e);
        }
        if (state.equals("53100")) {
            return new Problem(
                    Code.DISK_FULL,
                    "the disk of the register is full",
                    "free some space; nothing was half-done",
                    e);
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return new Problem(
                    Code.DATABASE_DOWN,
                    "the register does not answer (" + firstLine(e) + ")",
                    "check that PostgreSQL runs, then try again; nothing was half-done",
                    e);
        }
        Optional<Code> refused = Code.in(firstLine(e));
        if (refused.isPresent()) {
            return new Problem(
                    refused.get(),
                    "the register refuses this (" + firstLine(e) + ")",
                    remedy(refused.get()),
                    e);
        }
        return new Problem(
                Code.UNEXPECTED,
                "the register refused (" + firstLine(e) + ")",
                "nothing was changed; the log has the details",
                e);
    }

    private static String remedy(Code code) {
        return code == Code.CLOCK_DOUBTED
                ? "see 'holdfast clock show'; an administrator confirms with 'holdfast clock"
                        + " confirm'"
                : "nothing was changed; what the register protects is not changed by any command";
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
