package dev.holdfast.search;

import dev.holdfast.search.kql.WordScanner;

import java.util.HashMap;
import java.util.Map;

/**
 * Custodians whose items a query asks for, by name: all items, or those that carry a date before a
 * moment or no date at all.
 *
 * @param before epoch milliseconds by name, {@link Long#MAX_VALUE} for all items
 */
public record Members(Map<String, Long> before) {
    /** Names are compared without regard to case. */
    public Members {
        Map<String, Long> folded = HashMap.newHashMap(before.size());
        before.forEach((name, moment) -> folded.merge(WordScanner.fold(name), moment, Math::max));
        before = folded;
    }
}
