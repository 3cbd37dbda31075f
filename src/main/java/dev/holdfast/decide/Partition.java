package dev.holdfast.decide;

import org.roaringbitmap.BatchIterator;
import org.roaringbitmap.RoaringBitmap;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the classes of an archive: items in exactly the same sets get the same number.
 *
 * <p>Works through runs of 65,536 ordinals, so it needs little memory whatever the size of the
 * archive. Numbers are nodes of a trie: class 0 is in no set, and joining set <em>s</em> leads from
 * a class to the class that has <em>s</em> besides. One step for each membership, and one trie for
 * all runs, so the same sets give the same number everywhere.
 */
final class Partition {
    private static final int RUN = 1 << 16;

    private final Cursor[] cursors;
    private final int[][] next;
    private final int[] classOf = new int[RUN];
    private int[] parent = {0};
    private int[] joined = {-1};
    private int classes = 1;

    Partition(List<RoaringBitmap> sets) {
        cursors = sets.stream().map(Cursor::new).toArray(Cursor[]::new);
        next = new int[sets.size()][16];
    }

    /**
     * Finds the classes of one run; runs must be asked for in ascending order.
     *
     * @param run the upper 16 bits of its ordinals
     * @return the class of each ordinal by its lower 16 bits, valid until the next call
     */
    int[] classesOf(int run) {
        Arrays.fill(classOf, 0);
        for (int set = 0; set < cursors.length; set++) {
            Cursor cursor = cursors[set];
            cursor.skipTo(run);
            int[] steps = next[set];
            while (cursor.in(run)) {
                int low = cursor.take() & 0xFFFF;
                int from = classOf[low];
                int to = from < steps.length ? steps[from] : 0;
                if (to == 0) {
                    to = branch(set, from);
                    steps = next[set];
                }
                classOf[low] = to;
            }
        }
        return classOf;
    }

    private int branch(int set, int from) {
        if (from >= next[set].length) {
            next[set] = Arrays.copyOf(next[set], Math.max(from + 1, next[set].length * 2));
        }
        int added = classes++;
        if (added >= parent.length) {
            parent = Arrays.copyOf(parent, parent.length * 2);
            joined = Arrays.copyOf(joined, joined.length * 2);
        }
        parent[added] = from;
        joined[added] = set;
        next[set][from] = added;
        return added;
    }

    /** The sets a class is in. */
    BitSet setsOf(int classNumber) {
        BitSet sets = new BitSet(cursors.length);
        for (int at = classNumber; at != 0; at = parent[at]) {
            sets.set(joined[at]);
        }
        return sets;
    }

    /** The highest class number so far and one. */
    int size() {
        return classes;
    }

    /** Reads a bitmap in batches, ascending. */
    static final class Cursor {
        private final BatchIterator batches;
        private final int[] batch = new int[1024];
        private int at;
        private int filled;

        Cursor(RoaringBitmap bits) {
            batches = bits.getBatchIterator();
        }

        boolean hasNext() {
            if (at < filled) {
                return true;
            }
            at = 0;
            filled = batches.hasNext() ? batches.nextBatch(batch) : 0;
            return filled > 0;
        }

        int run() {
            return batch[at] >>> 16;
        }

        boolean in(int run) {
            return hasNext() && run() == run;
        }

        int take() {
            return batch[at++];
        }

        /** Leaves out everything before the run. */
        void skipTo(int run) {
            if (hasNext() && batch[filled - 1] >>> 16 < run) {
                at = 0;
                filled = 0;
                batches.advanceIfNeeded(run << 16);
            }
            while (hasNext() && run() < run) {
                at++;
            }
        }

        /**
         * Takes everything in the run.
         *
         * @param lows receives the lower 16 bits of each, ascending
         * @return how many there are
         */
        int takeAll(int run, int[] lows) {
            int count = 0;
            while (in(run)) {
                lows[count++] = take() & 0xFFFF;
            }
            return count;
        }
    }
}
