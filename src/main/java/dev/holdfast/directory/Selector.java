package dev.holdfast.directory;

/** Picks custodians by what the directory says of them; compared without regard to case. */
public sealed interface Selector {
    /** The members of a group. */
    record Group(String name) implements Selector {}

    /** Those of whom an attribute says this, such as {@code department} and {@code Trading}. */
    record Attribute(String name, String is) implements Selector {}

    /** The attribute's name as the directory writes it. */
    default String attribute() {
        return switch (this) {
            case Group group -> Words.GROUP;
            case Attribute(String name, String is) -> Words.attribute(name);
        };
    }

    /** The value as written. */
    default String value() {
        return switch (this) {
            case Group(String name) -> name;
            case Attribute(String name, String is) -> is;
        };
    }
}
