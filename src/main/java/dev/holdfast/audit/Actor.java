package dev.holdfast.audit;

import java.text.Normalizer;
import java.util.Locale;

/** Who acts: the name of a user, or of the system itself. */
public record Actor(String name) {
    public static final Actor SYSTEM = new Actor("system");

    public Actor {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an actor has a name");
        }
    }

    /** Whether it is this actor's name, however it is spelt; the register's {@code one_name()}. */
    public boolean isNamed(String other) {
        return one(name).equals(one(other));
    }

    private static String one(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name;
    }
}
