package dev.holdfast.review;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * One stage of a review: its reviewers by name, or everybody with a role.
 *
 * @param role null when the reviewers are named
 */
public record Stage(String name, List<String> reviewers, @Nullable String role) {
    /** What a policy without stages of its own has. */
    public static final Stage DEFAULT = new Stage("review", List.of(), "reviewer");

    private static final String ROLE = "role:";
    private static final String ADMINISTRATOR = "administrator";

    public Stage {
        reviewers = List.copyOf(reviewers);
    }

    /** An administrator stands in for a role, never for a person that was named. */
    public boolean admits(Reviewer reviewer) {
        return role == null
                ? reviewers.contains(reviewer.actor().name())
                : reviewer.roles().contains(role) || reviewer.roles().contains(ADMINISTRATOR);
    }

    /**
     * Reads {@code records: alice,bob} or {@code legal: role:counsel}.
     *
     * @throws Problem HF-2053 when it is neither
     */
    public static Stage parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(0, colon).strip();
        String who = text.substring(colon + 1).strip();
        if (who.startsWith(ROLE) && !name.isEmpty() && who.length() > ROLE.length()) {
            return new Stage(name, List.of(), who.substring(ROLE.length()).strip());
        }
        List<String> people =
                Arrays.stream(who.split(",", -1))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
        if (name.isEmpty() || people.isEmpty()) {
            throw new Problem(
                    Code.REVIEW_STAGES,
                    "'" + text + "' is no stage",
                    "write 'records: alice,bob' or 'legal: role:counsel'");
        }
        return new Stage(name, people, null);
    }

    /** As {@link #parse} reads it. */
    public String words() {
        return name + ": " + (role == null ? String.join(",", reviewers) : ROLE + role);
    }
}
