package dev.holdfast.search;

import dev.holdfast.item.ItemSet;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Whose all items are, by ordinal. A snapshot: items added later belong to nobody. */
public interface CustodianColumn {
    /** How many different numbers {@link #number} gives: 0 up to this, which is excluded. */
    int size();

    /** The custodian's number for this column; 0 for an item that is not in the index. */
    int number(long ordinal);

    /** The custodian's name, or an empty text for 0. */
    String name(int number);

    /** How many of {@code items} are whose, most first. */
    default Map<String, Long> count(ItemSet items) {
        long[] counts = new long[size()];
        items.forEachOrdinal(ordinal -> counts[number(ordinal)]++);
        Map<String, Long> whose = new LinkedHashMap<>();
        IntStream.range(1, counts.length)
                .filter(number -> counts[number] > 0)
                .boxed()
                .sorted(
                        Comparator.<Integer>comparingLong(number -> -counts[number])
                                .thenComparing(this::name))
                .forEach(number -> whose.put(name(number), counts[number]));
        return whose;
    }
}
