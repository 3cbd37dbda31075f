package dev.holdfast.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a keeper may state to be, from {@code policies/keepers.yaml}: the roles and places that
 * policies may bind.
 */
public final class Keepers {
    private static final String PLACE = "jurisdiction-";
    private static final Pattern ANY_PLACE = Pattern.compile(PLACE + "[a-z]{2}(-[a-z0-9]{1,8})?");

    private static final SortedMap<String, String> MEANINGS = new TreeMap<>();
    private static final Set<String> WITHIN_EU = new TreeSet<>();
    private static final Set<String> WITHIN_EEA = new TreeSet<>();

    static {
        JsonNode file = read();
        for (Map.Entry<String, JsonNode> role : file.path("roles").properties()) {
            MEANINGS.put(role.getKey(), role.getValue().asText());
        }
        for (Map.Entry<String, JsonNode> place : file.path("jurisdictions").properties()) {
            MEANINGS.put(place.getKey(), place.getValue().asText());
        }
        file.path("withinEu").forEach(place -> WITHIN_EU.add(place.asText()));
        file.path("withinEea").forEach(place -> WITHIN_EEA.add(place.asText()));
    }

    private Keepers() {}

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(PolicyPack.text("keepers.yaml"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every word with its meaning. */
    public static Map<String, String> meanings() {
        return Map.copyOf(MEANINGS);
    }

    /**
     * Whose legal order a rule belongs to, seen from the Regulation: {@code union}, {@code
     * member-state} (one of the European Economic Area, to which it extends), {@code foreign}, or
     * {@code unstated}.
     */
    public static String legalOrder(@Nullable String jurisdiction) {
        if (jurisdiction == null) {
            return "unstated";
        }
        if (jurisdiction.equals("eu")) {
            return "union";
        }
        String state = jurisdiction.substring(0, 2);
        return WITHIN_EU.contains(state) || WITHIN_EEA.contains(state) ? "member-state" : "foreign";
    }

    /** Whether a policy may bind it: a role of the list, or any place, listed or not. */
    public static boolean known(String word) {
        return MEANINGS.containsKey(word) || ANY_PLACE.matcher(word).matches();
    }

    /** Whether the word says where a keeper is, not what it is. */
    static boolean place(String word) {
        return word.startsWith(PLACE);
    }

    /**
     * Whether a rule of {@code jurisdiction} reaches whoever states this place: it is the place,
     * its country, or the Union it belongs to.
     */
    static boolean reaches(String jurisdiction, String place) {
        String there = place.substring(PLACE.length());
        return there.equals(jurisdiction)
                || there.startsWith(jurisdiction + "-")
                || (jurisdiction.equals("eu") && WITHIN_EU.contains(there.substring(0, 2)));
    }
}
