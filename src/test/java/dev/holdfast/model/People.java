package dev.holdfast.model;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Those who act, under whatever spelling of their name. */
final class People {
    private static final List<String> NAMES =
            List.of("anna", "ben", "carla", "dan", "eva", "finn", "gita", "hugo");

    private People() {}

    static String some(Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        return switch (random.nextInt(12)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> name.charAt(0) + " " + name.substring(1);
            case 2 -> name + " ";
            case 3 -> (char) (name.charAt(0) - 'a' + '\uFF41') + name.substring(1);
            default -> name;
        };
    }

    /** Who that is, however the name is written. */
    static String person(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
    }
}
