package dev.holdfast.report;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * What every report says about itself in its head and foot.
 *
 * @param organisation the tenant's name, on the left of every page
 * @param number what this copy is of, such as {@code D-31} or {@code 2025}; on the right of every
 *     page
 * @param scope one line: which items, matters or dates the report covers
 * @param printedAt when it was printed; the only clock a report knows, also the creation date of
 *     the file
 * @param zone in which instants are written
 * @param ruleBook digest or name of the rule book in force
 * @param evaluatedAt when the archive was last decided, if the report rests on an evaluation
 * @param logRoot the audit log when the report was printed
 * @param digests further digests by their name, in the order in which they are to be printed
 */
public record ReportHead(
        String organisation,
        String number,
        String scope,
        Instant printedAt,
        ZoneId zone,
        String ruleBook,
        @Nullable Instant evaluatedAt,
        LogRoot logRoot,
        Map<String, String> digests) {
    public ReportHead {
        digests = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(digests));
    }
}
