package dev.holdfast.home;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.List;

/**
 * What is sealed with the service's key, word for word as the triggers of the register put it
 * together. Every kind begins with a word of its own, so that no seal serves for another.
 */
public final class Sealed {
    private Sealed() {}

    /** That entries of the log from this number on are sealed. */
    public static String from(long seq) {
        return "from " + seq;
    }

    /** That all items up to this number have been matched against all holds. */
    public static String matched(long through) {
        return "matched " + through;
    }

    /**
     * That the bearer of a token may act for a person.
     *
     * @param kind {@code session} or {@code link}
     */
    public static String token(String kind, byte[] sha256, @Nullable String person) {
        return kind + " " + HexFormat.of().formatHex(sha256) + " " + (person == null ? "" : person);
    }

    /**
     * Who a person is and may do.
     *
     * @param version counts the changes, so that an earlier state does not come back with its seal
     */
    public static String person(
            int version,
            String name,
            List<String> roles,
            @Nullable String passwordHash,
            boolean active) {
        return String.join(
                " ",
                "person",
                Integer.toString(version),
                name,
                String.join(",", roles),
                passwordHash == null ? "-" : passwordHash,
                Boolean.toString(active));
    }
}
