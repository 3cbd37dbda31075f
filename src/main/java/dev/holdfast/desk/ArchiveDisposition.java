package dev.holdfast.desk;

import dev.holdfast.access.Identity;
import dev.holdfast.console.Count;
import dev.holdfast.console.DispositionDesk;
import dev.holdfast.console.Mark;
import dev.holdfast.console.Show;
import dev.holdfast.disposition.ApprovePlan;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.PlanDisposition;
import dev.holdfast.disposition.Plans;
import dev.holdfast.evidence.DisposeOfPlan;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Disposition plans over the real use cases; executing one also certifies it. */
@Singleton
class ArchiveDisposition implements DispositionDesk {
    private final Transactions transactions;
    private final Plans plans;
    private final PlanDisposition draw;
    private final ApprovePlan approve;
    private final DisposeOfPlan dispose;
    private final PlanView view;
    private final Clock clock;

    ArchiveDisposition(
            Transactions transactions,
            Plans plans,
            PlanDisposition draw,
            ApprovePlan approve,
            DisposeOfPlan dispose,
            PlanView view,
            Clock clock) {
        this.transactions = transactions;
        this.plans = plans;
        this.draw = draw;
        this.approve = approve;
        this.dispose = dispose;
        this.view = view;
        this.clock = clock;
    }

    @Override
    public List<PlanRow> plans(Identity who) {
        Instant now = clock.instant();
        return transactions.read(plans::list).stream().map(plan -> row(plan, now)).toList();
    }

    @Override
    public PlanPage plan(String id, Identity who) {
        Plan plan = transactions.read(connection -> plans.get(connection, number(id)));
        return view.page(plan, row(plan, clock.instant()), who);
    }

    /** How plans are called in pages, such as {@code D-3}. */
    static String id(Plan plan) {
        return "D-" + plan.id();
    }

    private static long number(String id) {
        String digits = id.startsWith("D-") ? id.substring(2) : id;
        if (!digits.matches("\\d{1,18}")) {
            throw new Problem(
                    Code.NOT_FOUND, "there is no plan '" + id + "'", "choose one of the list");
        }
        return Long.parseLong(digits);
    }

    static PlanRow row(Plan plan, Instant now) {
        boolean cooling = PlanView.cooling(plan, now);
        String state =
                switch (plan.state()) {
                    case PLANNED ->
                            plan.approvals().isEmpty()
                                    ? "waits for the first approver"
                                    : "waits for the second approver";
                    case APPROVED -> cooling ? "cooling time" : "ready to execute";
                    case EXECUTING -> "execution was cut off";
                    case EXECUTED -> "destroyed";
                    case REJECTED -> "rejected";
                };
        String next =
                switch (plan.state()) {
                    case PLANNED ->
                            plan.approvals().isEmpty()
                                    ? "two approvals, not by the planner"
                                    : "second approval, neither planner nor first approver";
                    case APPROVED ->
                            cooling
                                    ? "may be executed from " + PlanView.coolingEnds(plan)
                                    : "execute, or reject";
                    case EXECUTING -> "execute again to go on where it stopped";
                    case EXECUTED ->
                            Show.number(plan.destroyed())
                                    + " destroyed"
                                    + (plan.refused().isEmpty()
                                            ? ""
                                            : ", " + Show.number(plan.refused().size()) + " kept")
                                    + (plan.certificate() == null
                                            ? "; no certificate yet"
                                            : "; certificate issued");
                    case REJECTED -> "by " + Wording.orEmpty(plan.rejectedBy());
                };
        Mark mark =
                switch (plan.state()) {
                    case PLANNED -> Mark.REVIEW;
                    case APPROVED, EXECUTING -> Mark.DUE;
                    case EXECUTED, REJECTED -> Mark.PLAIN;
                };
        long items = plan.items().size();
        return new PlanRow(
                id(plan),
                mark,
                state,
                plan.state() == Plan.State.EXECUTED
                        ? Count.of(items)
                        : Count.ofQuery(items, "plan:" + plan.id()),
                plan.bytes(),
                plan.plannedAt(),
                plan.plannedBy(),
                next);
    }

    @Override
    public String draw(LocalDate asOf, Identity who) {
        return switch (draw.plan(asOf, who.actor())) {
            case PlanDisposition.Outcome.Planned planned -> id(planned.plan());
            case PlanDisposition.Outcome.NothingDue nothing ->
                    throw new Problem(
                            Code.NOTHING_DUE,
                            "nothing is due as of " + Show.day(nothing.asOf()),
                            "look at the months to come on the overview");
        };
    }

    @Override
    public void approve(String plan, String remark, Identity who) {
        approve.approve(number(plan), remark.isBlank() ? null : remark, who.actor());
    }

    @Override
    public void reject(String plan, String reason, Identity who) {
        approve.reject(number(plan), reason, who.actor());
    }

    @Override
    public void execute(String plan, Identity who) {
        try {
            dispose.dispose(number(plan), who.actor(), dealt -> {});
        } catch (InterruptedException e) {
            throw Interrupted.problem(e);
        }
    }
}
