package dev.holdfast.decide;

import java.util.Arrays;

/** The items of a run, sorted by their class. */
final class ClassesOfRun {
    private final int[] lows = new int[Batch.RUN];
    private final int[] sorted = new int[Batch.RUN];
    private int[] size = new int[64];
    private int[] found = new int[64];
    private int classes;
    private int at;
    private int from;

    /**
     * @param classOf the class of each item by its lower 16 bits
     * @param numbers all class numbers are below
     */
    void sort(Partition.Cursor items, int run, int[] classOf, int numbers) {
        if (numbers > size.length) {
            size = Arrays.copyOf(size, Math.max(numbers, size.length * 2));
            found = Arrays.copyOf(found, size.length);
        }
        int count = items.takeAll(run, lows);
        classes = 0;
        for (int i = 0; i < count; i++) {
            int number = classOf[lows[i]];
            if (size[number]++ == 0) {
                found[classes++] = number;
            }
        }
        int place = 0;
        for (int i = 0; i < classes; i++) {
            int many = size[found[i]];
            size[found[i]] = place;
            place += many;
        }
        for (int i = 0; i < count; i++) {
            sorted[size[classOf[lows[i]]]++] = lows[i];
        }
        at = -1;
        from = 0;
    }

    /** Puts the items of the next class into the batch; false when there is none. */
    boolean next(Batch batch) {
        if (++at >= classes) {
            return false;
        }
        int end = size[found[at]];
        size[found[at]] = 0;
        batch.count = end - from;
        System.arraycopy(sorted, from, batch.lows, 0, batch.count);
        from = end;
        return true;
    }

    /** The class whose items are in the batch. */
    int number() {
        return found[at];
    }
}
