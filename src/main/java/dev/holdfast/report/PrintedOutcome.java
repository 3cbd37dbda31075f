package dev.holdfast.report;

import java.util.Locale;

/**
 * What is to happen to an item, in the four words and colours used on screen and on paper alike.
 */
public enum PrintedOutcome {
    HELD(0xB45F06),
    KEEP(0x2D8C5A),
    REVIEW(0x6B4FBB),
    DUE(0xA3182D);

    private final int rgb;

    PrintedOutcome(int rgb) {
        this.rgb = rgb;
    }

    /**
     * The colour of the outcome as 0xRRGGBB; at least 4.5:1 on white for all but the green of bars.
     */
    int rgb() {
        return rgb;
    }

    /** The lower-case word that stands beside the colour. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
