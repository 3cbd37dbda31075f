package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;

import java.util.Comparator;
import java.util.EnumMap;
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
        SortedMap<Integer, SortedMap<String, Long>> byYear =
                new TreeMap<>(Comparator.naturalOrder());
        transitions(before, after)
                .forEach(
                        (from, targets) ->
                                targets.forEach(
                                        (to, changed) -> {
                                            String name = name(from, to);
                                            long[] total = new long[1];
                                            changed.forEachOrdinal(
                                                    ordinal -> {
                                                        total[0] += bytes.applyAsLong(ordinal);
                                                        count(
                                                                byCustodian,
                                                                custodian.apply(ordinal),
                                                                name);
                                                        count(
                                                                byYear,
                                                                year.applyAsInt(ordinal),
                                                                name);
                                                    });
                                            items.put(name, changed.size());
                                            size.put(name, total[0]);
                                            sets.put(name, changed);
                                        }));
        return new Difference(items, size, sets, byCustodian, byYear);
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

    private static <K> void count(SortedMap<K, SortedMap<String, Long>> by, K key, String name) {
        by.computeIfAbsent(key, k -> new TreeMap<>()).merge(name, 1L, Long::sum);
    }

    /** The name of a transition, such as {@code keepToDue}. */
    public static String name(Outcome from, Outcome to) {
        String target = to.label();
        return from.label() + "To" + Character.toUpperCase(target.charAt(0)) + target.substring(1);
    }
}
