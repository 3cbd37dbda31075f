package dev.holdfast.search;

import java.util.Arrays;

/**
 * One number per ordinal, in runs of 65,536 ordinals. Immutable: a later state shares the runs that
 * did not change.
 */
final class LongColumn {
    static final int RUN = 1 << 16;

    private final long[][] runs;
    private final long[] absent;

    private LongColumn(long[][] runs, long[] absent) {
        this.runs = runs;
        this.absent = absent;
    }

    /** A column in which every value is {@code missing}. */
    static LongColumn empty(long missing) {
        long[] absent = new long[RUN];
        Arrays.fill(absent, missing);
        return new LongColumn(new long[0][], absent);
    }

    long at(long ordinal) {
        return ordinal < 0 ? absent[0] : run((int) (ordinal >>> 16))[(int) ordinal & 0xFFFF];
    }

    /** The values of the ordinals whose upper bits are {@code run}; not to be changed. */
    long[] run(int run) {
        return run < runs.length && runs[run] != null ? runs[run] : absent;
    }

    /** Makes the next state. */
    static final class Writer {
        private final LongColumn from;
        private long[][] runs;
        private boolean[] own;

        Writer(LongColumn from) {
            this.from = from;
            this.runs = from.runs.clone();
            this.own = new boolean[runs.length];
        }

        void set(int ordinal, long value) {
            int run = ordinal >>> 16;
            if (run >= runs.length) {
                int length = Math.max(run + 1, runs.length + runs.length / 4);
                runs = Arrays.copyOf(runs, length);
                own = Arrays.copyOf(own, length);
            }
            int low = ordinal & 0xFFFF;
            if (own[run]) {
                runs[run][low] = value;
            } else if (from.run(run)[low] != value) {
                runs[run] = from.run(run).clone();
                runs[run][low] = value;
                own[run] = true;
            }
        }

        LongColumn done() {
            return new LongColumn(runs, from.absent);
        }
    }
}
