package dev.holdfast.policy;

import org.jspecify.annotations.Nullable;

/**
 * What a label makes of an item, and which items get it without anybody's hand.
 *
 * @param apply items that get the label unless they have one; null if none
 * @param otherwise items that get it only if no other label finds them; null if none
 */
public record Labelling(RecordState record, @Nullable Scope apply, @Nullable Scope otherwise) {
    public static final Labelling BY_HAND = new Labelling(RecordState.NONE, null, null);

    /**
     * How firmly a label sits. Content is never edited in an archive, so this is about the label.
     */
    public enum RecordState {
        /** May be exchanged by whoever may label. */
        NONE,
        /** Exchanged or removed by a records manager only, never automatically. */
        RECORD,
        /** Removed or exchanged by nobody; its period only grows; never put on automatically. */
        REGULATORY
    }

    public Labelling {
        if (record == RecordState.REGULATORY && (apply != null || otherwise != null)) {
            throw new IllegalArgumentException(
                    "a regulatory record is declared by a person, never automatically");
        }
    }
}
