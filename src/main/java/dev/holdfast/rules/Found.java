package dev.holdfast.rules;

/**
 * A finding and the rule it comes from.
 *
 * @param level the principle of retention the rule states, 0 to 4
 * @param rule the rule's name
 * @param authority where the rule comes from
 */
public record Found(Finding finding, int level, String rule, String authority) {
    public Found {
        if (level < 0 || level > 4) {
            throw new IllegalArgumentException("no such principle of retention: " + level);
        }
    }
}
