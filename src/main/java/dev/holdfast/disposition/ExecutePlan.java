package dev.holdfast.disposition;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.clock.ClockState;
import dev.holdfast.clock.WatchClock;
import dev.holdfast.disposition.Plan.Refusal;
import dev.holdfast.ingest.FollowRegister;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.ArchiveLock;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ArchiveSettings;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

/**
 * Destroys what a plan lists and nothing else may keep.
 *
 * <p>The archive is decided again first; then the items go in batches, each in a transaction in
 * which no hold can be placed, no batch be ingested, nothing a decision rests on be changed and
 * nobody can stop the plan. When something was changed before, the rest is decided once more.
 * Between two batches it can be stopped. A crash leaves a plan that is executing: executing it
 * again, as after a stop, decides afresh and goes on where it ended.
 */
@Singleton
public class ExecutePlan {
    /** How far an execution in this process is. */
    public record Far(long dealt, long items) {}

    private final Transactions transactions;
    private final Plans plans;
    private final Destruction destruction;
    private final Standing standing;
    private final DestroyDecided batches;
    private final Packing packing;
    private final ArchiveSettings settings;
    private final FollowRegister index;
    private final AuditLog audit;
    private final WatchClock watch;
    private final Clock clock;
    private final Map<Long, Far> running = new ConcurrentHashMap<>();

    ExecutePlan(
            Transactions transactions,
            Plans plans,
            Destruction destruction,
            Standing standing,
            DestroyDecided batches,
            Packing packing,
            ArchiveSettings settings,
            FollowRegister index,
            AuditLog audit,
            WatchClock watch,
            Clock clock) {
        this.transactions = transactions;
        this.plans = plans;
        this.destruction = destruction;
        this.standing = standing;
        this.batches = batches;
        this.packing = packing;
        this.settings = settings;
        this.index = index;
        this.audit = audit;
        this.watch = watch;
        this.clock = clock;
    }

    /** How far it is, while the plan is being executed in this process. */
    public Optional<Far> far(long id) {
        return Optional.ofNullable(running.get(id));
    }

    /**
     * @param progress told how many items are dealt with, from time to time
     * @return the plan, executed; or stopped, when somebody stopped it meanwhile
     * @throws Problem HF-2021 before two approvals that count still and the end of the cooling
     *     time, or while it is executed already, HF-2023 when the seal does not fit the items
     */
    public Plan execute(long id, Actor by, LongConsumer progress) throws InterruptedException {
        return execute(id, HandOver.NOBODY, by, progress);
    }

    /**
     * @param handOver who gets the items of a transfer before they are destroyed
     */
    public Plan execute(long id, HandOver handOver, Actor by, LongConsumer progress)
            throws InterruptedException {
        if (running.putIfAbsent(id, new Far(0, 0)) != null) {
            throw ApprovePlan.notReady(
                    transactions.read(connection -> plans.get(connection, id)),
                    "its execution is under way");
        }
        try {
            // what is plainly too early waits for nobody
            refuseUnready(transactions.read(connection -> plans.bare(connection, id)));
            watch.beat();
            Plan plan = transactions.write(connection -> begin(connection, id, by));
            return run(plan, handOver, by, progress);
        } finally {
            running.remove(id);
        }
    }

    private Plan run(Plan plan, HandOver handOver, Actor by, LongConsumer progress)
            throws InterruptedException {
        ItemSet before =
                plan.state() == Plan.State.APPROVED
                        ? ItemSet.empty()
                        : transactions.read(connection -> destruction.under(connection, plan.id()));
        DestroyDecided.Decided decided = batches.decide(plan);
        if (plan.kind() == Plan.Kind.TRANSFER) {
            ItemSet packed = packing.stage(plan, handOver, decided.going());
            batches.refuse(plan, decided.going().andNot(packed), HandOver.NOT_HANDED);
            decided = decided.only(packed);
        }
        DestroyDecided.Run done =
                batches.destroy(plan, decided, by, dealt -> dealt(plan, dealt, progress));
        ItemSet destroyed = before.or(done.destroyed());
        if (!destroyed.isEmpty()) {
            index.forget(destroyed);
        }
        if (done.whole() && plan.kind() == Plan.Kind.TRANSFER) {
            packing.finish(plan, handOver, by);
        }
        return transactions.write(
                connection -> {
                    // somebody may have stopped it after its last batch, or given it up
                    Plan now = plans.lock(connection, plan.id());
                    return done.whole() && now.state() == Plan.State.EXECUTING
                            ? end(connection, plan.id(), destroyed.size(), by)
                            : plans.get(connection, plan.id());
                });
    }

    private void dealt(Plan plan, long dealt, LongConsumer progress) {
        running.put(plan.id(), new Far(dealt, plan.items().size()));
        progress.accept(dealt);
    }

    private Plan begin(Connection connection, long id, Actor by) throws SQLException {
        ArchiveLock.excludeChanges(connection);
        Plan plan = plans.lock(connection, id);
        refuseUnready(plan);
        Independence.refuseLost(connection, plan);
        if (plan.asOf().isAfter(settings.today())) {
            throw ApprovePlan.notReady(
                    plan, "it is as of " + plan.asOf() + ", which is still to come");
        }
        ClockState clockState = WatchClock.state(connection);
        if (plan.asOf().isAfter(standing.day(clockState))) {
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
        if (plan.state() != Plan.State.EXECUTING) {
            plans.executing(connection, id, by.name());
            audit.append(
                    connection,
                    by,
                    plan.state() == Plan.State.STOPPED
                            ? "disposition.resume"
                            : "disposition.execute",
                    "plan/" + id,
                    Map.of("seal", plan.seal().hex()));
        }
        return plan;
    }

    private void refuseUnready(Plan plan) {
        Instant now = clock.instant();
        Instant coolingEnds = plan.coolingEnds();
        switch (plan.state()) {
            case PLANNED ->
                    throw ApprovePlan.notReady(
                            plan, plan.counting().size() + " of 2 people have approved it");
            case REJECTED, EXECUTED ->
                    throw ApprovePlan.notReady(plan, "nothing is left to execute");
            case APPROVED, EXECUTING, STOPPED -> {
                if (coolingEnds == null || coolingEnds.isAfter(now)) {
                    throw ApprovePlan.notReady(plan, "its cooling time ends " + coolingEnds);
                }
            }
        }
    }

    /**
     * Ends a plan that was stopped: what is not destroyed stays, and the plan can be certified.
     *
     * @throws Problem HF-2021 when it is not stopped
     */
    public Plan giveUp(long id, String comment, HandOver handOver, Actor by)
            throws InterruptedException {
        Plan given = transactions.read(connection -> plans.get(connection, id));
        refuseRunning(given);
        if (given.kind() == Plan.Kind.TRANSFER) {
            packing.finish(given, handOver, by);
        }
        return transactions.write(
                connection -> {
                    Plan plan = plans.lock(connection, id);
                    refuseRunning(plan);
                    List<Refusal> left = new ArrayList<>();
                    destruction
                            .alive(connection, plan.items())
                            .forEachOrdinal(
                                    ordinal ->
                                            left.add(
                                                    new Refusal(
                                                            ordinal,
                                                            "the plan was stopped: " + comment)));
                    Refusals.add(connection, id, left);
                    long destroyed = destruction.under(connection, id).size();
                    return end(connection, id, destroyed, by);
                });
    }

    private static void refuseRunning(Plan plan) {
        if (plan.state() != Plan.State.STOPPED) {
            throw ApprovePlan.notReady(plan, "only a stopped plan is given up");
        }
    }

    private Plan end(Connection connection, long id, long destroyed, Actor by) throws SQLException {
        plans.executed(connection, id, clock.instant(), destroyed);
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
