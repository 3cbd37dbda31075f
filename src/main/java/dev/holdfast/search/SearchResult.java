package dev.holdfast.search;

import dev.holdfast.item.ItemId;

import java.util.List;
import java.util.Map;

/**
 * What a search found.
 *
 * @param total all matching items, exact
 * @param facets counts of all matching items by value, highest first
 * @param sets counts of all matching items by the name of the set they are in
 */
public record SearchResult(
        long total, List<Hit> hits, Map<Facet, Map<String, Long>> facets, Map<String, Long> sets) {
    /**
     * @param score how well it matches; comparable only within one result, 0 when not sorted by
     *     score
     */
    public record Hit(ItemId item, float score) {}
}
