package dev.holdfast.rules;

/** Where rules put what they find: the one global a rule file may name, always {@code findings}. */
public interface Findings {
    void add(Finding finding);
}
