package dev.holdfast.source.graph;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * One mailbox in the books: expected against captured. Expected counts are a moving target, taken
 * after the run; what does not add up is reported as unexplained, also when it is negative.
 *
 * @param code what kept the run from completing, or empty
 * @param expected items of all types in all folders but search folders
 * @param otherTypes of these, items that are not messages and so outside this connector
 * @param countedAt when the counts were taken, or null when they never were
 * @param captured messages in the archive that still exist in the mailbox
 * @param uncapturable messages that documented faults keep from being read, by code
 * @param failed messages that failed this time, by code
 * @param gone messages deleted at the source after they were seen
 * @param unconfirmedRemovals announced removals that could not be looked into
 */
public record Coverage(
        Mailbox mailbox,
        SyncLedger.State state,
        String code,
        long expected,
        long otherTypes,
        @Nullable Instant countedAt,
        long captured,
        Map<String, Long> uncapturable,
        Map<String, Long> failed,
        long gone,
        long unconfirmedRemovals) {
    public Coverage {
        uncapturable = Map.copyOf(uncapturable);
        failed = Map.copyOf(failed);
    }

    /** Expected less everything accounted for. */
    public long unexplained() {
        return expected - otherTypes - captured - sum(uncapturable) - sum(failed);
    }

    /** Whether nothing is missing but what is known never to be had. */
    public boolean complete() {
        return switch (state) {
            case DONE -> failed.isEmpty() && unconfirmedRemovals == 0 && unexplained() == 0;
            case UNCAPTURABLE -> true;
            case RUNNING, INCOMPLETE -> false;
        };
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
