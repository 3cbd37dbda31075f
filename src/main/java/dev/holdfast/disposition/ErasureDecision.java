package dev.holdfast.disposition;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What somebody decided for a class of items that neither yields to a request for erasure nor
 * outweighs it.
 *
 * @param classKey names the class: rule book, policies and reasons; elsewhere it counts for nothing
 * @param reasons as they were shown when it was decided
 * @param items how many there were then
 * @param comment why; the answer to the person quotes it
 */
public record ErasureDecision(
        long request,
        String classKey,
        List<String> reasons,
        Choice choice,
        long items,
        String comment,
        String by,
        Instant at) {
    /** What becomes of the items. */
    public enum Choice {
        KEEP,
        ERASE;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ErasureDecision {
        reasons = List.copyOf(reasons);
    }
}
