package dev.holdfast.decide;

import java.util.Locale;

/** What must happen to an item. */
public enum Outcome {
    /** Stays: something obliges to keep it, or nothing says that it may go. */
    KEEP,
    /** Frozen by a legal hold, or by not knowing whether one applies. */
    HELD,
    /**
     * People must look at it: the policy says so, policies contradict each other, or a date cannot
     * be relied on.
     */
    REVIEW,
    /** May be destroyed, by an approved plan. */
    DUE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
