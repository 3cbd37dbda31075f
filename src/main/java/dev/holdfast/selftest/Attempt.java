package dev.holdfast.selftest;

/**
 * One way that was tried.
 *
 * @param path what was tried
 * @param refused whether it failed, as it must
 * @param refusedBy {@code role}, {@code trigger}, {@code constraint} or the class that said no;
 *     {@code nothing} when it was not refused
 * @param message what it said
 */
public record Attempt(String path, boolean refused, String refusedBy, String message) {
    private static final String NOBODY = "-";

    /** What shows that the scene is right: it went as it should, and nobody had to refuse it. */
    static Attempt control(String path, String message) {
        return new Attempt(path, true, NOBODY, message);
    }

    public boolean control() {
        return refusedBy.equals(NOBODY);
    }

    static Attempt succeeded(String path) {
        return new Attempt(path, false, "nothing", "ALARM: this was not refused");
    }

    static Attempt refused(String path, String by, String message) {
        return new Attempt(path, true, by, message);
    }
}
