package dev.holdfast.desk;

import dev.holdfast.console.Mark;
import dev.holdfast.console.OverviewPage.Need;
import dev.holdfast.console.Show;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.Plans;
import dev.holdfast.erasure.ErasureRequest;
import dev.holdfast.erasure.HandleErasure;
import dev.holdfast.find.SelectItems;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ActivePolicies;
import dev.holdfast.retention.ArchiveSettings;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What waits for a person: plans, holds in trouble, sources with gaps, items nobody could judge.
 */
@Singleton
class Needs {
    private final Transactions transactions;
    private final Plans plans;
    private final HoldNeeds holds;
    private final HandleErasure erasures;
    private final ArchiveSettings settings;
    private final ActivePolicies policies;
    private final SelectItems select;
    private final Clock clock;

    Needs(
            Transactions transactions,
            Plans plans,
            HoldNeeds holds,
            HandleErasure erasures,
            ArchiveSettings settings,
            ActivePolicies policies,
            SelectItems select,
            Clock clock) {
        this.transactions = transactions;
        this.plans = plans;
        this.holds = holds;
        this.erasures = erasures;
        this.settings = settings;
        this.policies = policies;
        this.select = select;
        this.clock = clock;
    }

    List<Need> list(TakeStock.Stock today, List<ArchiveSources.Figures> sources) {
        List<Need> needs = new ArrayList<>();
        Instant now = clock.instant();
        transactions.read(plans::list).forEach(plan -> plan(plan, now, needs));
        needs.addAll(holds.list());
        LocalDate day = settings.today();
        erasures.list().stream()
                .filter(request -> request.answeredAt() == null)
                .forEach(request -> needs.add(erasure(request, day)));
        sources.stream()
                .filter(source -> !source.complete())
                .forEach(
                        source ->
                                needs.add(
                                        new Need(
                                                Mark.REVIEW,
                                                "source",
                                                source.name() + ": " + source.why(),
                                                "open",
                                                "/sources")));
        if (sources.isEmpty()) {
            needs.add(
                    new Need(
                            Mark.KEEP,
                            "source",
                            "Nothing has been ingested yet",
                            "open",
                            "/sources"));
        }
        if (policies.list().isEmpty()) {
            needs.add(
                    new Need(
                            Mark.KEEP,
                            "policy",
                            "No retention schedule is active: everything is kept, nothing becomes"
                                    + " due",
                            "open",
                            "/retention"));
        }
        long review = today.decided().evaluation().review().size();
        if (review > 0) {
            needs.add(
                    new Need(
                            Mark.REVIEW,
                            "review",
                            Show.number(review, "item")
                                    + (review == 1 ? " waits" : " wait")
                                    + " for a person’s decision",
                            "look",
                            Show.search("outcome:review")));
        }
        long unreadable = select.select("unreadable:true").size();
        if (unreadable > 0) {
            needs.add(
                    new Need(
                            Mark.REVIEW,
                            "unread",
                            Show.number(unreadable, "item")
                                    + " could not be read; no query judges "
                                    + (unreadable == 1 ? "it" : "them"),
                            "look",
                            Show.search("unreadable:true")));
        }
        return needs;
    }

    private static Need erasure(ErasureRequest request, LocalDate today) {
        long left = today.until(request.deadline(), ChronoUnit.DAYS);
        return new Need(
                left < ErasurePage.URGENT_DAYS ? Mark.DUE : Mark.REVIEW,
                "erasure",
                "Request "
                        + request.pseudonym()
                        + " is to be answered by "
                        + Show.day(request.deadline())
                        + ": "
                        + (left < 0
                                ? Show.number(-left, "day") + " late"
                                : Show.number(left, "day") + " left"),
                "open",
                "/erasures/" + request.pseudonym());
    }

    private static void plan(Plan plan, Instant now, List<Need> needs) {
        String what =
                "Disposition plan "
                        + ArchiveDisposition.id(plan)
                        + ", "
                        + Show.number(plan.items().size(), "item")
                        + ", "
                        + Show.bytes(plan.bytes())
                        + ": ";
        String href = "/disposition/" + ArchiveDisposition.id(plan);
        switch (plan.state()) {
            case PLANNED ->
                    needs.add(
                            new Need(
                                    Mark.DUE,
                                    "approve",
                                    what
                                            + (plan.counting().isEmpty()
                                                    ? "two approvals"
                                                    : "second approval"),
                                    "review",
                                    href));
            case APPROVED -> {
                if (!PlanView.cooling(plan, now)) {
                    needs.add(
                            new Need(
                                    Mark.DUE,
                                    "execute",
                                    what + "approved twice, cooling time over",
                                    "open",
                                    href));
                }
            }
            case EXECUTING ->
                    needs.add(
                            new Need(
                                    Mark.DUE,
                                    "execute",
                                    what + "execution was cut off",
                                    "go on",
                                    href));
            case STOPPED ->
                    needs.add(
                            new Need(
                                    Mark.DUE, "execute", what + "execution stopped", "open", href));
            case EXECUTED, REJECTED -> {}
        }
    }

    /** How far what is due is on its way. */
    String planned() {
        long waiting =
                transactions.read(plans::list).stream()
                        .filter(plan -> plan.state() == Plan.State.PLANNED)
                        .count();
        return waiting == 0
                ? "no plan waits for approval"
                : Show.number(waiting, "plan")
                        + (waiting == 1 ? " waits" : " wait")
                        + " for approval";
    }
}
