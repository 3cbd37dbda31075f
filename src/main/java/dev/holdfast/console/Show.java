package dev.holdfast.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How values are written in pages: {@code 12 Mar 2022}, {@code 1,284}, {@code 41.3 GB}. Times are
 * UTC.
 */
public final class Show {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

    private Show() {}

    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    public static String day(Instant at) {
        return DAY.format(at.atZone(ZoneOffset.UTC));
    }

    public static String minute(Instant at) {
        return MINUTE.format(at) + " UTC";
    }

    public static String second(Instant at) {
        return SECOND.format(at);
    }

    public static String month(YearMonth month) {
        return MONTH.format(month);
    }

    public static String number(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }

    /** A count and its noun: {@code 1 item}, {@code 2 items}. */
    public static String number(long value, String noun) {
        return number(value) + " " + noun + (value == 1 ? "" : "s");
    }

    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        String unit = "B";
        for (String next : new String[] {"kB", "MB", "GB", "TB", "PB"}) {
            if (value < 999.95) {
                break;
            }
            value /= 1000;
            unit = next;
        }
        return String.format(Locale.ENGLISH, value < 100 ? "%.1f %s" : "%.0f %s", value, unit);
    }

    public static String took(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1000
                ? millis + " ms"
                : String.format(Locale.ENGLISH, "%.1f s", millis / 1000.0);
    }

    /** First and last digits of a digest. */
    public static String digest(String hex) {
        return hex.length() <= 12
                ? hex
                : hex.substring(0, 4) + "…" + hex.substring(hex.length() - 4);
    }

    /** Short enough for an axis: {@code 150k}. */
    public static String brief(long value) {
        if (value < 1000) {
            return Long.toString(value);
        }
        return value < 1_000_000
                ? String.format(Locale.ENGLISH, value < 10_000 ? "%.1fk" : "%.0fk", value / 1e3)
                : String.format(Locale.ENGLISH, "%.1fM", value / 1e6);
    }

    /** Text as part of a query string. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Path of the search page for a query. */
    public static String search(String query) {
        return "/search?q=" + encoded(query);
    }

    /** Length of a bar from 0 to {@code full}; never so short that something looks like nothing. */
    public static int bar(long part, long whole, int full) {
        if (part <= 0 || whole <= 0) {
            return 0;
        }
        return (int) Math.clamp(Math.round((double) part / whole * full), 2, full);
    }
}
