package dev.holdfast.find;

import dev.holdfast.item.ItemSet;
import dev.holdfast.search.SearchIndex;
import dev.holdfast.search.kql.Ast;
import dev.holdfast.search.kql.Kql;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.Map;

/** How much a query finds, and whose it is. Not logged: those who use it log what they do. */
@Singleton
public class MeasureItems {
    /**
     * @param bytes of the originals
     * @param custodians items by custodian, most first
     */
    public record Measure(ItemSet items, long bytes, Map<String, Long> custodians) {}

    private final SearchIndex index;
    private final RegisterSets sets;
    private final Clock clock;

    MeasureItems(SearchIndex index, RegisterSets sets, Clock clock) {
        this.index = index;
        this.sets = sets;
        this.clock = clock;
    }

    /**
     * @throws dev.holdfast.problem.Problem HF-4001 when the query cannot be understood
     */
    public Measure measure(String kql) {
        Ast query = Kql.parse(kql, clock.instant()).ast();
        ItemSet items = index.select(query, sets);
        return new Measure(items, index.sizes().sum(items), index.custodians().count(items));
    }
}
