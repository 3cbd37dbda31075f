package dev.holdfast.decide;

import dev.holdfast.item.ItemId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * Why one item is kept, and until when, or why it may go.
 *
 * @param retainUntil the last day anything obliges to keep it; null if nothing does, or the day
 *     cannot be told yet
 * @param dispositionOn the first day it may go; null if there is none, or it cannot be told yet
 * @param reasons what decided comes first
 * @param holds the ids of the legal holds on it
 */
public record Why(
        ItemId item,
        LocalDate asOf,
        Outcome outcome,
        @Nullable LocalDate retainUntil,
        @Nullable LocalDate dispositionOn,
        List<Reason> reasons,
        List<String> holds,
        Versions versions) {

    /**
     * One thing that applies to the item.
     *
     * @param policy null where no policy is the cause: a hold, or that nothing applies
     * @param authority what the policy or rule cites
     * @param level the principle of retention by which it counts, 0 to 4
     * @param text one sentence, with the days worked out step by step
     * @param date the policy's own date: the last day it obliges to keep, or for a deletion the
     *     first day it allows to go
     * @param principle the authority of the rule that found it
     */
    public record Reason(
            @Nullable String policy,
            String authority,
            int level,
            String text,
            @Nullable LocalDate date,
            String principle) {}

    /**
     * By what it was decided: the short name of rules and policies together, and the full digests,
     * in hex.
     */
    public record Versions(String ruleBook, String rules, String policies) {}

    public Why {
        reasons = List.copyOf(reasons);
        holds = List.copyOf(holds);
    }
}
