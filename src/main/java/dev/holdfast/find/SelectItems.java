package dev.holdfast.find;

import dev.holdfast.item.ItemSet;
import dev.holdfast.search.SearchIndex;
import dev.holdfast.search.kql.Kql;
import jakarta.inject.Singleton;
import java.time.Clock;

/** KQL to item set: the scope of a hold, a policy, a label, an event. Not logged: those who use it log what they do. */
@Singleton
public class SelectItems {
    private final SearchIndex index;
    private final RegisterSets sets;
    private final Clock clock;

    SelectItems(SearchIndex index, RegisterSets sets, Clock clock) {
        this.index = index;
        this.sets = sets;
        this.clock = clock;
    }

    /**
     * All items that match.
     *
     * @throws dev.holdfast.problem.Problem HF-4001 when the query cannot be understood
     */
    public ItemSet select(String kql) {
        return index.select(Kql.parse(kql, clock.instant()).ast(), sets);
    }

    /** The matching items numbered {@code first} to {@code last}. */
    public ItemSet select(String kql, long first, long last) {
        return index.select(Kql.parse(kql, clock.instant()).ast(), sets, first, last);
    }
}
