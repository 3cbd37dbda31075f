package dev.holdfast.desk;

import dev.holdfast.console.DispositionDesk.Act;
import dev.holdfast.console.DispositionDesk.Step;
import dev.holdfast.console.DispositionDesk.StepState;
import dev.holdfast.console.Show;
import dev.holdfast.disposition.Plan;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The five steps of a plan, and which of them it has taken. */
final class PlanSteps {
    private PlanSteps() {}

    static List<Step> of(Plan plan, Set<Act> may, Instant now) {
        return List.of(
                new Step(
                        StepState.DONE,
                        "1 Planned",
                        Show.number(plan.items().size(), "item") + " · " + Show.bytes(plan.bytes()),
                        Show.minute(plan.plannedAt()) + " · " + plan.plannedBy()),
                approval(plan, 0, "2 First approval", may),
                approval(plan, 1, "3 Second approval", may),
                cooling(plan, now),
                destruction(plan, now));
    }

    private static Step approval(Plan plan, int index, String title, Set<Act> may) {
        List<Plan.Approval> approvals = plan.counting();
        if (approvals.size() > index) {
            Plan.Approval approval = approvals.get(index);
            String comment = approval.comment();
            return new Step(
                    StepState.DONE,
                    title,
                    approval.by(),
                    Show.minute(approval.at())
                            + (comment == null || comment.isBlank() ? "" : " “" + comment + "”"));
        }
        boolean next = approvals.size() == index;
        if (plan.state() == Plan.State.REJECTED) {
            return next ? rejected(plan, title) : ahead(title, "");
        }
        String note = index == 0 ? "not by the planner" : "neither planner nor first approver";
        return next
                ? new Step(
                        StepState.CURRENT,
                        title,
                        may.contains(Act.APPROVE) ? "you may decide" : "waits for an approver",
                        note)
                : ahead(title, note);
    }

    private static Step cooling(Plan plan, Instant now) {
        String title = "4 Cooling time";
        Instant ends = plan.coolingEnds();
        if (ends == null) {
            return ahead(title, "any approver may stop it");
        }
        if (plan.state() == Plan.State.REJECTED) {
            return rejected(plan, title);
        }
        return ends.isAfter(now)
                ? new Step(
                        StepState.CURRENT,
                        title,
                        "until " + Show.minute(ends),
                        "any approver may stop it")
                : new Step(StepState.DONE, title, "over", "ended " + Show.minute(ends));
    }

    private static Step destruction(Plan plan, Instant now) {
        String title = "5 Destroyed, certificate";
        return switch (plan.state()) {
            case PLANNED, REJECTED -> ahead(title, "holds are checked again item by item");
            case APPROVED ->
                    PlanView.cooling(plan, now)
                            ? ahead(title, "holds are checked again item by item")
                            : new Step(
                                    StepState.CURRENT,
                                    title,
                                    "may be executed",
                                    "holds are checked again item by item");
            case EXECUTING ->
                    new Step(
                            StepState.CURRENT,
                            title,
                            "begun",
                            "started by " + Wording.orEmpty(plan.executedBy()));
            case STOPPED ->
                    new Step(
                            StepState.STOPPED,
                            title,
                            "stopped by " + Wording.orEmpty(plan.stoppedBy()),
                            minute(plan.stoppedAt()));
            case EXECUTED ->
                    new Step(
                            StepState.DONE,
                            title,
                            Show.number(plan.destroyed(), "item") + " destroyed",
                            minute(plan.executedAt()) + " · " + Wording.orEmpty(plan.executedBy()));
        };
    }

    private static Step rejected(Plan plan, String title) {
        return new Step(
                StepState.STOPPED,
                title,
                "rejected by " + Wording.orEmpty(plan.rejectedBy()),
                minute(plan.rejectedAt()) + " “" + Wording.orEmpty(plan.comment()) + "”");
    }

    private static Step ahead(String title, String note) {
        return new Step(StepState.AHEAD, title, "–", note);
    }

    private static String minute(@Nullable Instant at) {
        return at == null ? "" : Show.minute(at);
    }
}
