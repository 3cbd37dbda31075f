package dev.holdfast.search;

/**
 * A run of item numbers a search is confined to, such as those of the batch just ingested.
 *
 * @param first inclusive
 * @param last inclusive
 */
public record OrdinalRange(long first, long last) {
    public OrdinalRange {
        if (first > last) {
            throw new IllegalArgumentException("empty range: " + first + " to " + last);
        }
    }

    /** All items after {@code watermark}. */
    public static OrdinalRange after(long watermark) {
        return new OrdinalRange(watermark + 1, Long.MAX_VALUE - 1);
    }
}
