package dev.holdfast.retention;

import java.util.SortedMap;

/**
 * What other policies would change.
 *
 * @param transitions items by transition, such as {@code keepToDue}
 * @param items all items that change
 * @param bytes their original size
 * @param byCustodian items that change, by custodian and transition
 * @param byYear items that change, by year of their date and transition
 * @param consequences what stands behind the numbers
 */
public record WouldChange(
        SortedMap<String, Long> transitions,
        long items,
        long bytes,
        SortedMap<String, SortedMap<String, Long>> byCustodian,
        SortedMap<Integer, SortedMap<String, Long>> byYear,
        Consequences consequences) {}
