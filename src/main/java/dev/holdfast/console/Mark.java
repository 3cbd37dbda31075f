package dev.holdfast.console;

import java.util.Locale;

/**
 * The four outcomes and their colours, the same in every page, and a neutral one. Never shown
 * without a word.
 */
public enum Mark {
    HELD,
    KEEP,
    REVIEW,
    DUE,
    PLAIN;

    /** Word and style class in one. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
