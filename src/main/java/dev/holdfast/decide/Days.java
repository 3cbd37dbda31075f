package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;

import org.roaringbitmap.PeekableIntIterator;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * A day for some items: when an event came to them, or a label was put on them. Of several days the
 * latest counts.
 */
interface Days {
    /** Stands for "no such day". */
    int NONE = Integer.MIN_VALUE;

    /** Days for a set of items. */
    record Dated(LocalDate on, ItemSet items) {}

    /** The epoch day of the item, or {@link #NONE}. */
    int at(long ordinal);

    /** Looks the item up in each set: right for single items and few sets. */
    static Days scanning(List<Dated> dated) {
        List<Dated> all = List.copyOf(dated);
        return ordinal -> {
            int latest = NONE;
            for (Dated one : all) {
                if (one.items().contains(ordinal)) {
                    latest = Math.max(latest, Math.toIntExact(one.on().toEpochDay()));
                }
            }
            return latest;
        };
    }

    /**
     * Lays the days out by ordinal, four bytes an item where there are any: right for a pass over
     * the archive.
     */
    static Days laidOut(List<Dated> dated) {
        int[][] runs = new int[1 << 16][];
        for (Dated one : dated) {
            int day = Math.toIntExact(one.on().toEpochDay());
            PeekableIntIterator ordinals = one.items().bitmap().getIntIterator();
            while (ordinals.hasNext()) {
                int ordinal = ordinals.next();
                int[] run = runs[ordinal >>> 16];
                if (run == null) {
                    run = new int[1 << 16];
                    Arrays.fill(run, NONE);
                    runs[ordinal >>> 16] = run;
                }
                run[ordinal & 0xFFFF] = Math.max(run[ordinal & 0xFFFF], day);
            }
        }
        return ordinal -> {
            int[] run = runs[(int) (ordinal >>> 16)];
            return run == null ? NONE : run[(int) ordinal & 0xFFFF];
        };
    }
}
