package dev.holdfast.policy;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Where a policy's numbers come from.
 *
 * @param source where the wording was read, null if the file does not say
 * @param note what a reader must know: whose reading is followed where the wording is silent
 * @param cite statute, rule or company decision, with its section
 * @param read the day the wording was last read, null if the file does not say
 */
public record Authority(
        String cite,
        @Nullable LocalDate read,
        Confidence confidence,
        @Nullable String source,
        @Nullable String note) {
    /** How the wording is known. */
    public enum Confidence {
        /** The wording of the rule was read. */
        SEEN,
        /** Somebody's description of the rule was read. */
        DESCRIBED,
        /** General knowledge: to be verified. */
        KNOWN,
        /** Often misquoted, or found to differ. */
        DOUBTFUL,
        /** The file does not say, as a company's own rule need not. */
        UNSTATED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Authority {
        if (cite.isBlank()) {
            throw new IllegalArgumentException("a policy cites its authority");
        }
    }
}
