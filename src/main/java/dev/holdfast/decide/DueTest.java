package dev.holdfast.decide;

import dev.holdfast.search.DateColumns;

import java.util.List;

/**
 * Whether a policy's period is over for an item: its dates against the policy's cutoff, and no
 * calendar arithmetic.
 */
interface DueTest {
    /** How far the period has come. */
    enum State {
        /** Not over yet. */
        RUNNING,
        /** Over. */
        PAST,
        /** Not begun: the event has not come. */
        PENDING,
        /** Not to be told: a date is missing or cannot be believed. */
        UNDATED
    }

    State state(long ordinal);

    /**
     * The states of many items at once, as ordinals of {@link State}: the same as {@link #state} of
     * each.
     */
    default void states(Batch batch, byte[] states) {
        for (int i = 0; i < batch.count; i++) {
            states[i] = (byte) state(batch.ordinal(i)).ordinal();
        }
    }

    /**
     * @param beforeMillis the first instant after the cutoff day
     */
    static DueTest ofItemDate(
            DateColumns dates,
            DateColumns.Column column,
            long beforeMillis,
            Plausibility plausible,
            Mailboxes.Doubt doubt) {
        return new OfItemDate(dates, column, beforeMillis, plausible, doubt);
    }

    /** By a date of the item itself. */
    record OfItemDate(
            DateColumns dates,
            DateColumns.Column column,
            long beforeMillis,
            Plausibility plausible,
            Mailboxes.Doubt doubt)
            implements DueTest {
        @Override
        public State state(long ordinal) {
            long at = dates.at(column, ordinal);
            if (!plausible.believes(at) || doubt.precedes(ordinal, at)) {
                return State.UNDATED;
            }
            return at < beforeMillis ? State.PAST : State.RUNNING;
        }

        @Override
        public void states(Batch batch, byte[] states) {
            byte running = (byte) State.RUNNING.ordinal();
            byte past = (byte) State.PAST.ordinal();
            byte undated = (byte) State.UNDATED.ordinal();
            long first = plausible.firstMillis();
            long last = plausible.lastMillis();
            long[] dated = batch.longs;
            dates.read(column, batch.run, batch.lows, batch.count, dated);
            for (int i = 0; i < batch.count; i++) {
                long at = dated[i];
                byte state = at < beforeMillis ? past : running;
                states[i] =
                        at < first || at > last || at == Plausibility.FAT_EPOCH_MILLIS
                                ? undated
                                : state;
            }
            if (doubt != Mailboxes.Doubt.NONE) {
                for (int i = 0; i < batch.count; i++) {
                    if (states[i] != undated && doubt.precedes(batch.ordinal(i), dated[i])) {
                        states[i] = undated;
                    }
                }
            }
        }
    }

    /**
     * @param absent the state of an item without such a day
     */
    static DueTest ofDays(Days days, int cutoffDay, State absent) {
        return ordinal -> {
            int day = days.at(ordinal);
            if (day == Days.NONE) {
                return absent;
            }
            return day <= cutoffDay ? State.PAST : State.RUNNING;
        };
    }

    /** The later of several days is past the cutoff only when all are. */
    static DueTest later(List<DueTest> parts) {
        DueTest[] all = parts.toArray(DueTest[]::new);
        return ordinal -> {
            State worst = State.PAST;
            for (DueTest part : all) {
                State state = part.state(ordinal);
                if (state == State.PENDING) {
                    return state;
                }
                if (state == State.UNDATED || worst == State.PAST) {
                    worst = state;
                }
            }
            return worst;
        };
    }

    /** The earlier of several days is past the cutoff as soon as one is. */
    static DueTest earlier(List<DueTest> parts) {
        DueTest[] all = parts.toArray(DueTest[]::new);
        return ordinal -> {
            State best = State.PENDING;
            for (DueTest part : all) {
                State state = part.state(ordinal);
                if (state == State.UNDATED) {
                    return state;
                }
                if (state == State.PAST || best == State.PENDING) {
                    best = state;
                }
            }
            return best;
        };
    }
}
