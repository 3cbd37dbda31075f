package dev.holdfast.disposition;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.clock.ClockState;
import dev.holdfast.clock.WatchClock;
import dev.holdfast.decide.Evaluation;
import dev.holdfast.disposition.Plan.Refusal;
import dev.holdfast.hold.HoldProgress;
import dev.holdfast.ingest.FollowRegister;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.ArchiveLock;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.Decisions;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Destroys what a plan lists and nothing else may keep.
 *
 * <p>The archive is decided again first; then the items go in batches, each in a transaction in
 * which no hold can be placed and no batch be ingested. A crash leaves a plan that is executing:
 * executing it again goes on where it stopped.
 */
@Singleton
public class ExecutePlan {
    private static final int BATCH = 1_000;

    private final Transactions transactions;
    private final Plans plans;
    private final Destruction destruction;
    private final Decisions decisions;
    private final ArchiveSettings settings;
    private final HoldProgress holds;
    private final FollowRegister index;
    private final AuditLog audit;
    private final WatchClock watch;
    private final Clock clock;

    ExecutePlan(
            Transactions transactions,
            Plans plans,
            Destruction destruction,
            Decisions decisions,
            ArchiveSettings settings,
            HoldProgress holds,
            FollowRegister index,
            AuditLog audit,
            WatchClock watch,
            Clock clock) {
        this.transactions = transactions;
        this.plans = plans;
        this.destruction = destruction;
        this.decisions = decisions;
        this.settings = settings;
        this.holds = holds;
        this.index = index;
        this.audit = audit;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * @param progress told how many items are dealt with, from time to time
     * @throws Problem HF-2021 before two approvals and the end of the cooling time, HF-2023 when
     *     the seal does not fit the items
     */
    public Plan execute(long id, Actor by, LongConsumer progress) throws InterruptedException {
        watch.beat();
        Plan plan = transactions.write(connection -> begin(connection, id, by));
        Evaluation now = decisions.evaluate(provenToday());
        ItemSet going = plan.items().and(now.due());
        refuse(plan, plan.items().andNot(now.due()), now);
        long dealt = plan.items().size() - going.size();
        List<Long> batch = new ArrayList<>(BATCH);
        ItemSet.Builder gone = ItemSet.builder();
        for (long ordinal : going.ordinals().toArray()) {
            batch.add(ordinal);
            if (batch.size() == BATCH) {
                gone.addAll(destroy(plan, batch, by));
                dealt += batch.size();
                progress.accept(dealt);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            gone.addAll(destroy(plan, batch, by));
        }
        ItemSet destroyed = gone.build();
        if (!destroyed.isEmpty()) {
            index.forget(destroyed);
        }
        return transactions.write(connection -> end(connection, id, by));
    }

    private Plan begin(Connection connection, long id, Actor by) throws SQLException {
        Plan plan = plans.lock(connection, id);
        Instant now = clock.instant();
        Instant coolingEnds = plan.coolingEnds();
        switch (plan.state()) {
            case PLANNED ->
                    throw ApprovePlan.notReady(
                            plan, plan.approvals().size() + " of 2 people have approved it");
            case REJECTED, EXECUTED ->
                    throw ApprovePlan.notReady(plan, "nothing is left to execute");
            case APPROVED, EXECUTING -> {
                if (coolingEnds == null || coolingEnds.isAfter(now)) {
                    throw ApprovePlan.notReady(plan, "its cooling time ends " + coolingEnds);
                }
            }
        }
        if (plan.asOf().isAfter(settings.today())) {
            throw ApprovePlan.notReady(
                    plan, "it is as of " + plan.asOf() + ", which is still to come");
        }
        ClockState clockState = WatchClock.state(connection);
        if (plan.asOf().isAfter(provenToday(clockState))) {
            throw new Problem(
                    Code.CLOCK_DOUBTED,
                    "plan "
                            + id
                            + " is as of "
                            + plan.asOf()
                            + ", and of the time until then nobody watched "
                            + clockState.doubted(),
                    "see 'holdfast clock show'; an administrator confirms with 'holdfast clock"
                            + " confirm'");
        }
        if (!Seal.over(connection, plan.items()).equals(plan.seal())) {
            throw new Problem(
                    Code.PLAN_SEAL_BROKEN,
                    "the items of plan " + id + " are not those it was sealed over",
                    "run 'holdfast verify'; nothing was destroyed");
        }
        if (plan.state() == Plan.State.APPROVED) {
            plans.executing(connection, id, by.name());
            audit.append(
                    connection,
                    by,
                    "disposition.execute",
                    "plan/" + id,
                    Map.of("seal", plan.seal().hex()));
        }
        return plan;
    }

    private LocalDate provenToday() {
        return provenToday(watch.state());
    }

    /** The day by the clock that is further behind, less the time that nobody watched. */
    private LocalDate provenToday(ClockState state) {
        LocalDate proven = LocalDate.ofInstant(state.proven(), settings.calendar().zone());
        LocalDate today = settings.today();
        return proven.isBefore(today) ? proven : today;
    }

    /** Items that are no longer due, with the reason in words. */
    private void refuse(Plan plan, ItemSet refused, Evaluation now) {
        transactions.write(
                connection -> {
                    List<Refusal> refusals = new ArrayList<>();
                    ItemSet alive = destruction.alive(connection, refused);
                    alive.forEachOrdinal(
                            ordinal -> refusals.add(new Refusal(ordinal, reason(ordinal, now))));
                    plans.refuse(connection, plan.id(), refusals);
                    return refusals.size();
                });
    }

    private static String reason(long ordinal, Evaluation now) {
        if (now.held().contains(ordinal)) {
            return "under legal hold";
        }
        if (now.review().contains(ordinal)) {
            return "must be reviewed first";
        }
        return "must be kept: its retention has not ended";
    }

    private ItemSet destroy(Plan plan, List<Long> ordinals, Actor by) {
        return transactions.write(
                connection -> {
                    ArchiveLock.exclude(connection);
                    holds.share(connection);
                    ItemSet batch =
                            ItemSet.of(ordinals.stream().mapToLong(Long::longValue).toArray());
                    ItemSet alive = destruction.alive(connection, batch);
                    ItemSet held = destruction.heldOrUnknown(connection, alive);
                    List<Refusal> refusals = new ArrayList<>();
                    held.forEachOrdinal(
                            ordinal -> refusals.add(new Refusal(ordinal, "under legal hold")));
                    plans.refuse(connection, plan.id(), refusals);
                    ItemSet going = alive.andNot(held);
                    if (!going.isEmpty()) {
                        Destruction.Done done =
                                destruction.destroy(connection, plan.id(), going, clock.instant());
                        audit.append(
                                connection,
                                by,
                                "disposition.destroy",
                                "plan/" + plan.id(),
                                Map.of(
                                        "items",
                                        done.items(),
                                        "keys",
                                        done.keys(),
                                        "root",
                                        done.root().hex()));
                    }
                    return going;
                });
    }

    private Plan end(Connection connection, long id, Actor by) throws SQLException {
        plans.executed(connection, id, clock.instant());
        Plan plan = plans.get(connection, id);
        audit.append(
                connection,
                by,
                "disposition.executed",
                "plan/" + id,
                Map.of("destroyed", plan.destroyed(), "refused", plan.refused().size()));
        return plan;
    }
}
