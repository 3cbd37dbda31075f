package dev.holdfast.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts, sizes and dates as a page writes them: {@code 84,102}, {@code 41.2 GB}, {@code 12 Mar 2022}. */
final class Figures {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter LONG_DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Figures() {}

    static String count(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    /** Decimal units, three figures. */
    static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        if (unit == 0) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        return String.format(Locale.UK, value < 99.95 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    // The British locale writes "Sept" since CLDR 38; the page writes three letters for every month.
    static String day(LocalDate day) {
        return DAY.format(day).replace("Sept", "Sep");
    }

    static String day(Instant at, ZoneId zone) {
        return day(at.atZone(zone).toLocalDate());
    }

    static String longDay(Instant at, ZoneId zone) {
        return LONG_DAY.format(at.atZone(zone));
    }

    static String moment(Instant at, ZoneId zone) {
        return day(at, zone)
                + ", "
                + TIME.format(at.atZone(zone))
                + " "
                + (zone.getRules().isFixedOffset() ? "UTC".equals(zone.getId()) || "Z".equals(zone.getId()) ? "UTC" : zone.getId() : zone.getDisplayName(TextStyle.SHORT, Locale.UK));
    }

    static String month(YearMonth month) {
        return day(month.atDay(1)).substring(2).replaceAll("(\\w+) \\d\\d(\\d\\d)", "$1 $2");
    }

    /** Two days as one span; a dash when there are none. */
    static String span(@Nullable LocalDate first, @Nullable LocalDate last) {
        if (first == null || last == null) {
            return "–";
        }
        return first.equals(last) ? day(first) : day(first) + " to " + day(last);
    }

    /** First and last characters of a digest, enough to tell it from any other in the same report. */
    static String digest(String text, int first, int last) {
        return text.length() <= first + last + 1
                ? text
                : text.substring(0, first) + "…" + text.substring(text.length() - last);
    }
}
