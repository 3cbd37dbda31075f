package dev.holdfast.search;

import dev.holdfast.item.ItemSet;
import dev.holdfast.search.kql.Ast;

import java.util.Map;
import java.util.Set;

/**
 * What to search for and what to say about it.
 *
 * @param limit hits to return, from 0; the total is exact whatever the limit
 * @param facets by what to count all matching items
 * @param sets further named sets to count the matching items in, such as outcomes
 */
public record SearchRequest(
        Ast query, int limit, Order order, Set<Facet> facets, Map<String, ItemSet> sets) {
    /** How hits are sorted; equal ones by item number. */
    public enum Order {
        /**
         * Oldest first. The date is that of sending, else receipt, creation, change; items without
         * any come last.
         */
        DATE,
        /** Newest first; items without a date come last. */
        DATE_DESCENDING,
        /** Best match first. */
        SCORE
    }

    public SearchRequest {
        if (limit < 0) {
            throw new IllegalArgumentException("limit: " + limit);
        }
        facets = Set.copyOf(facets);
        sets = Map.copyOf(sets);
    }

    public static SearchRequest of(Ast query, int limit, Order order) {
        return new SearchRequest(query, limit, order, Set.of(), Map.of());
    }
}
