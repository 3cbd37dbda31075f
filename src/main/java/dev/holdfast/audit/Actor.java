package dev.holdfast.audit;

/** Who acts: the name of a user, or of the system itself. */
public record Actor(String name) {
    public static final Actor SYSTEM = new Actor("system");

    public Actor {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an actor has a name");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
