package dev.holdfast.vault;

/** Who knows what lies where: the register. */
@FunctionalInterface
public interface PackUse {
    /** How many contents whose key is there lie in the pack. */
    long contents(int pack);
}
