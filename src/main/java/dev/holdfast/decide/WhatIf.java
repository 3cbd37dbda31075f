package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.LongToIntFunction;
import java.util.function.LongUnaryOperator;

/** Compares two evaluations of one archive: what would change. */
public final class WhatIf {
    private WhatIf() {}

    /**
     * What changes from one evaluation to another.
     *
     * @param items by transition, such as {@code keepToDue}; only transitions that occur
     * @param bytes by transition
     * @param sets the items of each transition
     * @param byCustodian items that change, by transition
     * @param byYear items that change, by transition
     */
    public record Difference(
            SortedMap<String, Long> items,
            SortedMap<String, Long> bytes,
            SortedMap<String, ItemSet> sets,
            SortedMap<String, SortedMap<String, Long>> byCustodian,
            SortedMap<Integer, SortedMap<String, Long>> byYear) {

        public long totalItems() {
            return items.values().stream().mapToLong(Long::longValue).sum();
        }

        public long totalBytes() {
            return bytes.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Compares.
     *
     * @param bytes size of an item by ordinal
     * @param custodian whose an item is
     * @param year the year an item is of, 0 if not known
     */
    public static Difference compare(
            Evaluation before,
            Evaluation after,
            LongUnaryOperator bytes,
            LongFunction<String> custodian,
            LongToIntFunction year) {
        SortedMap<String, Long> items = new TreeMap<>();
        SortedMap<String, Long> size = new TreeMap<>();
        SortedMap<String, ItemSet> sets = new TreeMap<>();
        SortedMap<String, SortedMap<String, Long>> byCustodian = new TreeMap<>();
        SortedMap<Integer, SortedMap<String, Long>> byYear = new TreeMap<>();
        transitions(before, after)
                .forEach(
                        (from, targets) ->
                                targets.forEach(
                                        (to, changed) -> {
                                            String name = name(from, to);
                                            Counts counts = new Counts();
                                            changed.forEachOrdinal(
                                                    ordinal ->
                                                            counts.add(
                                                                    bytes.applyAsLong(ordinal),
                                                                    custodian.apply(ordinal),
                                                                    year.applyAsInt(ordinal)));
                                            items.put(name, changed.size());
                                            size.put(name, counts.bytes);
                                            sets.put(name, changed);
                                            put(byCustodian, counts.byCustodian, name);
                                            put(byYear, counts.byYear, name);
                                        }));
        return new Difference(items, size, sets, byCustodian, byYear);
    }

    /** What is counted of one transition, in maps that are quick to count in. */
    private static final class Counts {
        private final Map<String, long[]> byCustodian = new HashMap<>();
        private final Map<Integer, long[]> byYear = new HashMap<>();
        private long bytes;

        void add(long more, String custodian, int year) {
            bytes += more;
            byCustodian.computeIfAbsent(custodian, key -> new long[1])[0]++;
            byYear.computeIfAbsent(year, key -> new long[1])[0]++;
        }
    }

    private static <K> void put(
            SortedMap<K, SortedMap<String, Long>> all, Map<K, long[]> counted, String name) {
        counted.forEach(
                (key, count) -> all.computeIfAbsent(key, k -> new TreeMap<>()).put(name, count[0]));
    }

    private static Map<Outcome, Map<Outcome, ItemSet>> transitions(
            Evaluation before, Evaluation after) {
        Map<Outcome, Map<Outcome, ItemSet>> transitions = new EnumMap<>(Outcome.class);
        for (Outcome from : Outcome.values()) {
            for (Outcome to : Outcome.values()) {
                ItemSet changed = before.with(from).and(after.with(to));
                if (from != to && !changed.isEmpty()) {
                    transitions
                            .computeIfAbsent(from, key -> new EnumMap<>(Outcome.class))
                            .put(to, changed);
                }
            }
        }
        return transitions;
    }

    /** The name of a transition, such as {@code keepToDue}. */
    public static String name(Outcome from, Outcome to) {
        String target = to.label();
        return from.label() + "To" + Character.toUpperCase(target.charAt(0)) + target.substring(1);
    }
}
