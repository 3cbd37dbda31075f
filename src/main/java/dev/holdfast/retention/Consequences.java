package dev.holdfast.retention;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * What stands behind the numbers of a what-if.
 *
 * @param byKind items that change, by kind and transition
 * @param statutes the rules that cover what changes, those that cover most first
 * @param holds items that a legal hold keeps as they are although the policies that differ cover
 *     them, by hold
 * @param samples a few items of each transition, without their words: who may read them looks them
 *     up
 */
public record Consequences(
        SortedMap<String, SortedMap<String, Long>> byKind,
        List<Statute> statutes,
        SortedMap<String, Long> holds,
        List<Sample> samples) {

    /** A rule and how many of the items that change it covers. */
    public record Statute(String policy, String authority, long items) {}

    /** An item that would change. */
    public record Sample(
            String transition,
            String item,
            String kind,
            String custodian,
            @Nullable LocalDate date) {}
}
