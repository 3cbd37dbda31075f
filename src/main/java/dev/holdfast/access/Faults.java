package dev.holdfast.access;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.RegisterFault;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** What went wrong, as something one can tell a user. */
@Singleton
public class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final int DEEPEST = 20;

    /**
     * The problem behind {@code thrown}. What nobody foresaw is logged in full under a number; the
     * user is told the number and nothing of our insides.
     */
    public Problem problem(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof SQLException sql) {
                Problem problem = RegisterFault.problem(sql);
                if (problem.code() != Code.UNEXPECTED) {
                    return problem;
                }
            }
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains("No space left")) {
                return new Problem(
                        Code.DISK_FULL,
                        "the disk is full",
                        "free some space, then try again; nothing was half-done",
                        thrown);
            }
            cause = cause.getCause();
        }
        String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("unexpected, told to the user as {}", number, thrown);
        return new Problem(
                Code.UNEXPECTED,
                "something went wrong that should not have (" + number + ")",
                "the service's log has the details under that number; please report them",
                thrown);
    }
}
