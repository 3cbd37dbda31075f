package dev.holdfast.find;

import dev.holdfast.item.ItemSet;
import dev.holdfast.search.Members;
import dev.holdfast.search.OrdinalRange;
import dev.holdfast.search.SearchIndex;
import dev.holdfast.search.SetResolver;
import dev.holdfast.search.kql.Ast;
import dev.holdfast.search.kql.Kql;
import dev.holdfast.search.kql.Property;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

/**
 * KQL to item set: the scope of a hold, a policy, a label, an event. Not logged: those who use it
 * log what they do.
 */
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

    /**
     * For each query, all items that match, with the custodian directory as of a day: for queries
     * that are asked again and again, which are searched only in what is new.
     */
    public List<ItemSet> standing(List<String> kql, LocalDate asOf) {
        return index.standing(
                kql.stream().map(query -> Kql.parse(query, clock.instant()).ast()).toList(),
                sets.asOf(asOf));
    }

    /** All items that match, with the custodian directory as of a day. */
    public ItemSet select(String kql, LocalDate asOf) {
        return index.select(Kql.parse(kql, clock.instant()).ast(), sets.asOf(asOf));
    }

    /** The items of custodians that carry a date before their moment, or no date. */
    public ItemSet select(Members members) {
        SetResolver resolver =
                new SetResolver() {
                    @Override
                    public ItemSet resolve(String property, String value) {
                        return sets.resolve(property, value);
                    }

                    @Override
                    public Members members(String property, String value) {
                        return members;
                    }
                };
        return index.standing(List.of(new Ast.InSet(Property.ATTRIBUTE, "these")), resolver)
                .getFirst();
    }

    /** The matching items numbered {@code first} to {@code last}. */
    public ItemSet select(String kql, long first, long last) {
        if (last < first) {
            return ItemSet.empty();
        }
        Ast query = Kql.parse(kql, clock.instant()).ast();
        return index.select(List.of(query), sets, new OrdinalRange(first, last)).getFirst();
    }

    /**
     * For each of very many queries, the matching items numbered {@code first} to {@code last};
     * costs no more than that range.
     */
    public List<ItemSet> arrivals(List<String> kql, long first, long last) {
        if (last < first) {
            return Collections.nCopies(kql.size(), ItemSet.empty());
        }
        List<Ast> queries =
                kql.stream().map(query -> Kql.parse(query, clock.instant()).ast()).toList();
        return index.arrivals(queries, sets, new OrdinalRange(first, last));
    }
}
