package dev.holdfast.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
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
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.transfer.TransferItems;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Disposition: what may go is planned, approved by two people, and destroyed. */
@Controller("/api/v1/dispositions")
@ExecuteOn(TaskExecutors.BLOCKING)
public class DispositionController {
    /**
     * What to plan.
     *
     * @param asOf the day as of which; today where absent
     * @param transfer whether the items are handed over in a package before they are destroyed
     */
    public record Ask(@Nullable LocalDate asOf, @Nullable Boolean transfer) {}

    /** The folder for the package, where the plan is a transfer. */
    public record Destination(@Nullable String out) {}

    /** What somebody says to an approval or rejection. */
    public record Remark(@Nullable String comment) {}

    /** A plan as it is shown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            long plan,
            LocalDate asOf,
            long items,
            long bytes,
            String sealed,
            String state,
            String plannedBy,
            Instant plannedAt,
            List<Plan.Approval> approvals,
            @Nullable Instant coolingEnds,
            long destroyed,
            List<Refused> refused,
            @Nullable String rejectedBy,
            @Nullable String comment,
            @Nullable String certificate,
            String kind,
            @Nullable Long request,
            @Nullable String stoppedBy,
            @Nullable Instant stoppedAt,
            @Nullable String bag,
            @Nullable String bagManifest,
            String ruleBook,
            List<String> policyAuthors,
            List<PlanPart> classes) {
        static Shown of(Plan plan) {
            Plan.Bag bag = plan.bag();
            return new Shown(
                    plan.id(),
                    plan.asOf(),
                    plan.items().size(),
                    plan.bytes(),
                    plan.seal().hex(),
                    plan.state().name().toLowerCase(Locale.ROOT),
                    plan.plannedBy(),
                    plan.plannedAt(),
                    plan.approvals(),
                    plan.coolingEnds(),
                    plan.destroyed(),
                    plan.refused().stream()
                            .map(
                                    refusal ->
                                            new Refused(
                                                    Long.toString(refusal.item()),
                                                    refusal.reason()))
                            .toList(),
                    plan.rejectedBy(),
                    plan.comment(),
                    plan.certificate(),
                    plan.kind().label(),
                    plan.request(),
                    plan.stoppedBy(),
                    plan.stoppedAt(),
                    bag == null ? null : bag.folder(),
                    bag == null ? null : bag.manifest().hex(),
                    plan.ruleBook(),
                    plan.policyAuthors(),
                    plan.classes().stream().map(PlanPart::of).toList());
        }
    }

    /** Items of a plan to which the same policies apply. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PlanPart(
            List<String> policies,
            List<String> authorities,
            long items,
            long bytes,
            @Nullable LocalDate oldest,
            @Nullable LocalDate newest) {
        static PlanPart of(Plan.PlanClass part) {
            return new PlanPart(
                    part.policies(),
                    part.authorities(),
                    part.items(),
                    part.bytes(),
                    part.oldest(),
                    part.newest());
        }
    }

    /** An item of a plan that was kept after all. */
    public record Refused(String item, String reason) {}

    private final PlanDisposition planning;
    private final ApprovePlan approving;
    private final DisposeOfPlan disposing;
    private final TransferItems transferring;
    private final StopPlan stopping;
    private final ExecutePlan executing;
    private final Plans plans;
    private final Transactions transactions;
    private final ArchiveSettings settings;
    private final Jobs jobs;

    DispositionController(
            PlanDisposition planning,
            ApprovePlan approving,
            DisposeOfPlan disposing,
            TransferItems transferring,
            StopPlan stopping,
            ExecutePlan executing,
            Plans plans,
            Transactions transactions,
            ArchiveSettings settings,
            Jobs jobs) {
        this.planning = planning;
        this.approving = approving;
        this.disposing = disposing;
        this.transferring = transferring;
        this.stopping = stopping;
        this.executing = executing;
        this.plans = plans;
        this.transactions = transactions;
        this.settings = settings;
        this.jobs = jobs;
    }

    /** Starts to freeze and seal what is due; a job. */
    @Post
    @Allow(Permission.PLAN_DISPOSITION)
    public HttpResponse<Job.View> plan(@Body @Nullable Ask ask, Identity who) {
        LocalDate day = ask == null ? null : ask.asOf();
        LocalDate asOf = day == null ? settings.today() : day;
        boolean transfer = ask != null && Boolean.TRUE.equals(ask.transfer());
        return jobs.start(
                "disposition plan",
                who.actor(),
                job ->
                        switch (transfer
                                ? planning.planTransfer(asOf, who.actor())
                                : planning.plan(asOf, who.actor())) {
                            case PlanDisposition.Outcome.Planned(Plan plan) -> Shown.of(plan);
                            case PlanDisposition.Outcome.NothingDue nothing ->
                                    throw new Problem(
                                            Code.NOTHING_DUE,
                                            "none of "
                                                    + nothing.items()
                                                    + " items is due as of "
                                                    + nothing.asOf(),
                                            "see why with 'holdfast evaluate' and 'holdfast why'");
                        });
    }

    /** The plans, newest first. */
    @Get
    @Allow(Permission.SEE_DISPOSITION)
    public Map<String, Object> list() {
        return Map.of(
                "plans",
                transactions.read(connection -> plans.list(connection)).stream()
                        .map(Shown::of)
                        .toList());
    }

    /** One plan. */
    @Get("/{id}")
    @Allow(Permission.SEE_DISPOSITION)
    public Shown show(long id) {
        return Shown.of(transactions.read(connection -> plans.get(connection, id)));
    }

    /** One of two people agrees. */
    @Post("/{id}/approve")
    @Allow(Permission.APPROVE_DISPOSITION)
    public Shown approve(long id, @Body @Nullable Remark remark, Identity who) {
        return Shown.of(
                approving.approve(id, remark == null ? null : remark.comment(), who.actor()));
    }

    /** Somebody ends the plan. One that was stopped is certified for what it has destroyed. */
    @Post("/{id}/reject")
    @Allow(Permission.APPROVE_DISPOSITION)
    public Shown reject(long id, @Body @Nullable Remark remark, Identity who)
            throws InterruptedException {
        String comment = remark == null ? null : remark.comment();
        boolean stopped =
                transactions.read(connection -> plans.get(connection, id)).state()
                        == Plan.State.STOPPED;
        return Shown.of(
                stopped
                        ? disposing.giveUp(id, comment == null ? "" : comment, who.actor()).plan()
                        : approving.reject(id, comment, who.actor()));
    }

    /** The stop button: execution halts after the batch that is running. */
    @Post("/{id}/stop")
    @Allow(Permission.STOP_DISPOSITION)
    public Shown stop(long id, @Body @Nullable Remark remark, Identity who) {
        String comment = remark == null ? null : remark.comment();
        return Shown.of(stopping.stop(id, comment == null ? "" : comment, who.actor()));
    }

    /** Starts to destroy what the plan lists and nothing else keeps; a job. */
    @Post("/{id}/execute")
    @Allow(Permission.EXECUTE_DISPOSITION)
    public HttpResponse<Job.View> execute(
            long id, @Body @Nullable Destination where, Identity who) {
        String out = where == null ? null : where.out();
        HandOver handOver =
                out == null ? HandOver.NOBODY : transferring.to(Path.of(out), who.actor());
        return jobs.start(
                "disposition execute",
                who.actor(),
                job -> {
                    job.follow(() -> progress(id));
                    return Shown.of(
                            disposing.dispose(id, handOver, who.actor(), dealt -> {}).plan());
                });
    }

    private Job.Progress progress(long id) {
        return executing
                .far(id)
                .map(far -> new Job.Progress(far.dealt(), 0, -1, far.items()))
                .orElse(Job.Progress.NONE);
    }
}
