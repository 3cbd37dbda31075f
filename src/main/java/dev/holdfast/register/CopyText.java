package dev.holdfast.register;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Rows in the text format of PostgreSQL's COPY. */
final class CopyText {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS'+00'").withZone(ZoneOffset.UTC);
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final StringBuilder rows = new StringBuilder(1 << 16);
    private boolean rowStarted;

    CopyText add(@Nullable String value) {
        separate();
        if (value == null) {
            rows.append("\\N");
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\0' -> {} // PostgreSQL has no NUL in text
                case '\\' -> rows.append("\\\\");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                case '\t' -> rows.append("\\t");
                default ->
                        rows.append(Character.isSurrogate(c) && !paired(value, i) ? '\uFFFD' : c);
            }
        }
        return this;
    }

    CopyText add(long value) {
        separate();
        rows.append(value);
        return this;
    }

    CopyText add(byte @Nullable [] value) {
        separate();
        if (value == null) {
            rows.append("\\N");
        } else {
            rows.append("\\\\x").append(HexFormat.of().formatHex(value));
        }
        return this;
    }

    /** Years outside 1 to 9999 cannot be stored and count as no date. */
    CopyText add(@Nullable Instant value) {
        separate();
        if (value == null || value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
            rows.append("\\N");
        } else {
            TIMESTAMP.formatTo(value, rows);
        }
        return this;
    }

    CopyText endRow() {
        rows.append('\n');
        rowStarted = false;
        return this;
    }

    @Override
    public String toString() {
        return rows.toString();
    }

    private void separate() {
        if (rowStarted) {
            rows.append('\t');
        }
        rowStarted = true;
    }

    private static boolean paired(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }
}
