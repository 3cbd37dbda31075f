package dev.holdfast.console;

/**
 * What the rail shows on every page.
 *
 * @param holdsNeedingSomebody shown beside "Matters & holds" unless zero
 * @param plansNeedingSomebody shown beside "Disposition" unless zero
 * @param logLine state of the audit log in a few words, such as {@code log root 9f3c…a41e · 10:42}
 */
public record Rail(
        String organisation, int holdsNeedingSomebody, int plansNeedingSomebody, String logLine) {
    public static final Rail EMPTY = new Rail("", 0, 0, "");
}
