package dev.holdfast.desk;

import dev.holdfast.access.Identity;
import dev.holdfast.api.Jobs;
import dev.holdfast.console.Count;
import dev.holdfast.console.DispositionDesk;
import dev.holdfast.console.Mark;
import dev.holdfast.console.Show;
import dev.holdfast.disposition.ApprovePlan;
import dev.holdfast.disposition.ExecutePlan;
import dev.holdfast.disposition.HandOver;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.PlanDisposition;
import dev.holdfast.disposition.Plans;
import dev.holdfast.disposition.StopPlan;
import dev.holdfast.evidence.DisposeOfPlan;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;
import dev.holdfast.transfer.TransferItems;

import jakarta.inject.Singleton;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Disposition plans over the real use cases; executing one also certifies it. */
@Singleton
class ArchiveDisposition implements DispositionDesk {
    /** A small plan is done before the page is shown again, and what refuses at once is said. */
    private static final Duration GLANCE = Duration.ofMillis(1_500);

    private final Transactions transactions;
    private final Plans plans;
    private final PlanDisposition draw;
    private final ApprovePlan approve;
    private final DisposeOfPlan dispose;
    private final TransferItems transfer;
    private final ExecutePlan executing;
    private final StopPlan stop;
    private final Jobs jobs;
    private final PlanView view;
    private final Clock clock;

    ArchiveDisposition(
            Transactions transactions,
            Plans plans,
            PlanDisposition draw,
            ApprovePlan approve,
            DisposeOfPlan dispose,
            TransferItems transfer,
            ExecutePlan executing,
            StopPlan stop,
            Jobs jobs,
            PlanView view,
            Clock clock) {
        this.transactions = transactions;
        this.plans = plans;
        this.draw = draw;
        this.approve = approve;
        this.dispose = dispose;
        this.transfer = transfer;
        this.executing = executing;
        this.stop = stop;
        this.jobs = jobs;
        this.view = view;
        this.clock = clock;
    }

    @Override
    public List<PlanRow> plans(Identity who) {
        Instant now = clock.instant();
        return transactions.read(plans::list).stream()
                .map(plan -> row(plan, under(plan), now))
                .toList();
    }

    @Override
    public PlanPage plan(String id, Identity who) {
        Plan plan = transactions.read(connection -> plans.get(connection, number(id)));
        return view.page(plan, row(plan, under(plan), clock.instant()), who, progress(id));
    }

    private boolean under(Plan plan) {
        return executing.far(plan.id()).isPresent();
    }

    @Override
    public Optional<Progress> progress(String id) {
        return executing.far(number(id)).map(far -> new Progress(far.dealt(), far.items()));
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

    /**
     * @param under whether it is being executed at this moment
     */
    static PlanRow row(Plan plan, boolean under, Instant now) {
        boolean cooling = PlanView.cooling(plan, now);
        String state =
                switch (plan.state()) {
                    case PLANNED ->
                            plan.counting().isEmpty()
                                    ? "waits for the first approver"
                                    : "waits for the second approver";
                    case APPROVED -> cooling ? "cooling time" : "ready to execute";
                    case EXECUTING -> under ? "being executed" : "execution was cut off";
                    case STOPPED -> "stopped";
                    case EXECUTED -> "destroyed";
                    case REJECTED -> "rejected";
                };
        String next =
                switch (plan.state()) {
                    case PLANNED ->
                            plan.counting().isEmpty()
                                    ? "two approvals, not by the planner"
                                    : "second approval, neither planner nor first approver";
                    case APPROVED ->
                            cooling
                                    ? "may be executed from " + PlanView.coolingEnds(plan)
                                    : "execute, or reject";
                    case EXECUTING ->
                            under ? "it can be stopped" : "execute again to go on where it ended";
                    case STOPPED -> "execute again to go on, or reject";
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
                    case APPROVED, EXECUTING, STOPPED -> Mark.DUE;
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
    public String draw(LocalDate asOf, boolean transfer, Identity who) {
        return switch (transfer
                ? draw.planTransfer(asOf, who.actor())
                : draw.plan(asOf, who.actor())) {
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
        long number = number(plan);
        boolean stopped =
                transactions.read(connection -> plans.get(connection, number)).state()
                        == Plan.State.STOPPED;
        if (stopped) {
            try {
                dispose.giveUp(number, reason, who.actor());
            } catch (InterruptedException e) {
                throw Interrupted.problem(e);
            }
        } else {
            approve.reject(number, reason, who.actor());
        }
    }

    @Override
    public void stop(String plan, String reason, Identity who) {
        stop.stop(number(plan), reason, who.actor());
    }

    @Override
    public void execute(String plan, String folder, Identity who) {
        long number = number(plan);
        HandOver handOver = handOver(number, folder, who);
        try {
            jobs.startAndGlance(
                    "disposition execute",
                    who.actor(),
                    GLANCE,
                    job -> {
                        return dispose.dispose(number, handOver, who.actor(), dealt -> {})
                                .plan()
                                .id();
                    });
        } catch (InterruptedException e) {
            throw Interrupted.problem(e);
        }
    }

    private HandOver handOver(long number, String folder, Identity who) {
        Plan plan = transactions.read(connection -> plans.bare(connection, number));
        if (plan.kind() != Plan.Kind.TRANSFER || plan.state() == Plan.State.EXECUTED) {
            return HandOver.NOBODY;
        }
        if (folder.isBlank()) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "a transfer needs a folder for its package",
                    "name one on the service's machine that is empty or not there yet");
        }
        return transfer.to(Path.of(folder.strip()), who.actor());
    }
}
