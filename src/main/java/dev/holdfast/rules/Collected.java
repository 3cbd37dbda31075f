package dev.holdfast.rules;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.util.ArrayList;
import java.util.List;

/** What was found for one class of items, with the rules it comes from. */
final class Collected {
    private final List<Found> found = new ArrayList<>();

    void add(Found one) {
        if (found.size() >= Effort.MOST_FINDINGS) {
            throw new Problem(
                    Code.RULE_RUNS_AWAY,
                    "the rule '"
                            + one.rule()
                            + "' takes the findings for one class of items past "
                            + Effort.MOST_FINDINGS,
                    "join fewer facts in it, or put the condition under 'exists'");
        }
        found.add(one);
    }

    List<Found> found() {
        return found;
    }
}
