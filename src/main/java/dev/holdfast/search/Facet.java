package dev.holdfast.search;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** By what matching items can be counted. */
public enum Facet {
    CUSTODIAN,
    KIND,
    /** Year of sending, UTC. */
    YEAR,
    /** Month of sending, UTC, such as {@code 2020-01}. */
    MONTH,
    /** Address of the first sender. */
    FROM;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Facet parse(String label) {
        for (Facet facet : values()) {
            if (facet.name().equalsIgnoreCase(label.strip())) {
                return facet;
            }
        }
        throw new Problem(
                Code.BAD_QUERY,
                "there is no facet '" + label + "'",
                "use "
                        + Arrays.stream(values())
                                .map(Facet::label)
                                .collect(Collectors.joining(", ")));
    }
}
