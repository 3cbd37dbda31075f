package dev.holdfast.retention;

import dev.holdfast.policy.RetentionCalendar;
import dev.holdfast.search.DateColumns;

import java.time.LocalDate;
import java.util.Arrays;

/** The year an item is of, in the archive's zone, for passes over many items. */
final class Years {
    private static final int FIRST = 1900;
    private static final DateColumns.Column[] COLUMNS = DateColumns.Column.values();

    private final RetentionCalendar calendar;

    /** When each year from {@link #FIRST} begins. */
    private final long[] begins;

    private Years(RetentionCalendar calendar, long[] begins) {
        this.calendar = calendar;
        this.begins = begins;
    }

    static Years of(RetentionCalendar calendar, LocalDate asOf) {
        long[] begins = new long[asOf.getYear() + 2 - FIRST];
        Arrays.setAll(begins, i -> calendar.startOf(LocalDate.of(FIRST + i, 1, 1)));
        return new Years(calendar, begins);
    }

    /** By the first of its dates that there is; 0 without any. */
    int of(DateColumns dates, long ordinal) {
        for (DateColumns.Column column : COLUMNS) {
            long at = dates.at(column, ordinal);
            if (at != DateColumns.MISSING) {
                return of(at);
            }
        }
        return 0;
    }

    private int of(long at) {
        if (at < begins[0] || at >= begins[begins.length - 1]) {
            return calendar.dayOf(at).getYear();
        }
        int found = Arrays.binarySearch(begins, at);
        return FIRST + (found >= 0 ? found : -found - 2);
    }
}
