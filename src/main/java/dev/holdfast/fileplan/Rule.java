package dev.holdfast.fileplan;

/**
 * A series' rule in the words of a policy file.
 *
 * @param period ISO 8601, {@code life} or {@code permanent}
 * @param from {@code created}, {@code labelled}, {@code event:closed}
 * @param round {@code none}, {@code calendar-year}, {@code financial-year}
 * @param then what follows: {@code retain-only}, {@code review}
 */
record Rule(String period, String from, String round, String then) {
    static final String CREATED = "created";
    static final String UNROUNDED = "none";

    /** Kept without end. */
    static final Rule PERMANENT = new Rule("permanent", CREATED, UNROUNDED, "retain-only");

    /** Kept for a time, then looked at: an import never makes anything go by itself. */
    static Rule of(String period, String from, String round) {
        return new Rule(period, from, round, "review");
    }

    boolean permanent() {
        return period.equals("permanent");
    }

    /** Equal for rules that decide alike. */
    String fingerprint() {
        return String.join(" ", period, from, round, then);
    }
}
