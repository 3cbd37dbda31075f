package dev.holdfast.decide;

/** Some items of one run of 65,536 ordinals, and room for what is worked out about them. */
final class Batch {
    static final int RUN = 1 << 16;

    /** Lower 16 bits of the ordinals. */
    final int[] lows = new int[RUN];

    /** Room for a number per item. */
    final long[] longs = new long[RUN];

    /** Room for a policy's state per item. */
    final byte[] states = new byte[RUN];

    /** Room for what was found per item. */
    final byte[] found = new byte[RUN];

    /** Upper bits of the ordinals. */
    int run;

    int count;

    long ordinal(int index) {
        return ((long) run << 16) + lows[index];
    }
}
