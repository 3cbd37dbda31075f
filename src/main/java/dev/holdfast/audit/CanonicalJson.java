package dev.holdfast.audit;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/**
 * JSON with one spelling only, so that it can be hashed: RFC 8785 over objects, arrays, strings,
 * integers up to 2^53 - 1, booleans and null.
 *
 * <p>Any other value (larger integers, decimals, dates, ids) becomes a string, by its {@code
 * toString}. Halves of surrogate pairs and NUL, which PostgreSQL or UTF-8 cannot hold, become
 * U+FFFD.
 */
final class CanonicalJson {
    private static final long LARGEST_EXACT = (1L << 53) - 1;

    private CanonicalJson() {}

    static String of(@Nullable Object value) {
        StringBuilder out = new StringBuilder(200);
        write(out, value);
        return out.toString();
    }

    /** What can be stored and hashed of a text. */
    static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static void write(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Boolean b -> out.append(b.booleanValue());
            case Byte n -> out.append(n.longValue());
            case Short n -> out.append(n.longValue());
            case Integer n -> out.append(n.longValue());
            case Long n when Math.abs(n) <= LARGEST_EXACT && n != Long.MIN_VALUE -> out.append(n);
            case Map<?, ?> map -> writeObject(out, map);
            case Iterable<?> list -> writeArray(out, list);
            case Object[] array -> writeArray(out, java.util.Arrays.asList(array));
            case Object other -> writeString(out, clean(other.toString()));
        }
    }

    /** Sorted by UTF-16 code units, as RFC 8785 wants and as String compares. */
    private static void writeObject(StringBuilder out, Map<?, ?> map) {
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(clean(String.valueOf(key)), value));
        char before = '{';
        for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
            out.append(before);
            writeString(out, entry.getKey());
            out.append(':');
            write(out, entry.getValue());
            before = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void writeArray(StringBuilder out, Iterable<?> list) {
        out.append('[');
        String between = "";
        for (Object value : list) {
            out.append(between);
            write(out, value);
            between = ",";
        }
        out.append(']');
    }

    private static void writeString(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(c < 0x10 ? "0" : "1");
                        out.append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
