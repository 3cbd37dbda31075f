package dev.holdfast.report;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Counts, sizes and dates as a page writes them: {@code 84,102}, {@code 41.2 GB}, {@code 12 Mar
 * 2022}.
 */
final class Figures {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter LONG_DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yy", Locale.UK);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.UK);
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Figures() {}

    static String count(long number) {
        if (number < 0) {
            return "-" + count(-number);
        }
        String digits = Long.toString(number);
        if (digits.length() <= 3) {
            return digits;
        }
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
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

    // The British locale writes "Sept" since CLDR 38; the page writes three letters for every
    // month. By hand, because long lists write a day a row.
    static String day(LocalDate day) {
        return day.getYear() < 1_000 || day.getYear() > 9_999
                ? DAY.format(day).replace("Sept", "Sep")
                : day.getDayOfMonth() + " " + MONTHS[day.getMonthValue() - 1] + " " + day.getYear();
    }

    static String day(Instant at, ZoneId zone) {
        return day(at.atZone(zone).toLocalDate());
    }

    static String longDay(Instant at, ZoneId zone) {
        return LONG_DAY.format(at.atZone(zone));
    }

    /** Day, time and zone: what a reader elsewhere needs to understand the moment. */
    static String moment(Instant at, ZoneId zone) {
        return minute(at, zone) + " " + zone(at, zone);
    }

    /** Day and time where the zone is said elsewhere. */
    static String minute(Instant at, ZoneId zone) {
        return day(at, zone) + ", " + TIME.format(at.atZone(zone));
    }

    static String zone(Instant at, ZoneId zone) {
        return zone.getRules().getOffset(at).getTotalSeconds() == 0
                        && zone.getRules().isFixedOffset()
                ? "UTC"
                : ZONE.format(at.atZone(zone));
    }

    static String month(YearMonth month) {
        return MONTH.format(month).replace("Sept", "Sep");
    }

    /** Two days as one span; a dash when there are none. */
    static String span(@Nullable LocalDate first, @Nullable LocalDate last) {
        if (first == null || last == null) {
            return "–";
        }
        return first.equals(last) ? day(first) : day(first) + " to " + day(last);
    }

    /**
     * First and last characters of a digest, enough to tell it from any other in the same report.
     */
    static String digest(String text, int first, int last) {
        return text.length() <= first + last + 1
                ? text
                : text.substring(0, first) + "…" + text.substring(text.length() - last);
    }
}
