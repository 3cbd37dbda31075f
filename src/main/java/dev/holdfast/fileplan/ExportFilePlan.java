package dev.holdfast.fileplan;

import dev.holdfast.policy.Policy;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes policies as a file plan, as far as a file plan can say them. What it cannot say without
 * letting something go too early is left out and listed.
 */
public final class ExportFilePlan {
    /**
     * A file plan.
     *
     * @param inexact rows that keep longer than their policy, since a file plan counts days
     * @param leftOut policies it cannot say, with the reason
     */
    public record Plan(String csv, int labels, List<Note> inexact, List<Note> leftOut) {
        public Plan {
            inexact = List.copyOf(inexact);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** What somebody should know of a policy. */
    public record Note(String policy, String note) {}

    private ExportFilePlan() {}

    /**
     * @param reviewer the address of who reviews where a policy names nobody; null if none
     */
    public static Plan of(List<Policy> policies, @Nullable String reviewer) {
        List<PlanRow> rows = new ArrayList<>();
        List<Note> inexact = new ArrayList<>();
        List<Note> leftOut = new ArrayList<>();
        for (Policy policy : policies) {
            switch (PolicyRow.of(policy, reviewer)) {
                case PolicyRow.Result.LeftOut(String reason) ->
                        leftOut.add(new Note(policy.id(), reason));
                case PolicyRow.Result.Row(PlanRow row, String differently) -> {
                    rows.add(row);
                    if (!differently.isEmpty()) {
                        inexact.add(new Note(policy.id(), differently));
                    }
                }
            }
        }
        return new Plan(PlanSheet.write(rows), rows.size(), inexact, leftOut);
    }
}
