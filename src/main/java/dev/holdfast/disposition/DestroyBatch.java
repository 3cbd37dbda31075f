package dev.holdfast.disposition;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.disposition.Plan.Refusal;
import dev.holdfast.hold.HoldProgress;
import dev.holdfast.item.ItemSet;
import dev.holdfast.pace.SearchesFirst;
import dev.holdfast.register.ArchiveLock;
import dev.holdfast.register.ChangeCount;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One batch of a plan, all or nothing: what is held meanwhile is refused, the rest destroyed. Until
 * it is committed nothing is held, ingested or changed that would decide otherwise.
 */
@Singleton
class DestroyBatch {
    /** How a batch ended. Only when it is done was anything destroyed. */
    enum Ended {
        DONE,
        /** Somebody stopped the plan before. */
        STOPPED,
        /** What was decided is not up to date any more: a policy, label, event, … was changed. */
        OVERTAKEN
    }

    /**
     * @param destroyed the items that are gone
     */
    record Done(Ended ended, ItemSet destroyed) {}

    private final Transactions transactions;
    private final Plans plans;
    private final Destruction destruction;
    private final HoldProgress holds;
    private final AuditLog audit;
    private final Clock clock;

    DestroyBatch(
            Transactions transactions,
            Plans plans,
            Destruction destruction,
            HoldProgress holds,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.plans = plans;
        this.destruction = destruction;
        this.holds = holds;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param decided {@link ChangeCount#DECISION} from before the batch was decided to go
     * @throws dev.holdfast.problem.Problem HF-2021 where the approvals do not count any more
     */
    Done destroy(Plan plan, ItemSet batch, long decided, Actor by) {
        return transactions.write(
                connection -> {
                    ArchiveLock.exclude(connection);
                    ArchiveLock.excludeChanges(connection);
                    if (plans.shareState(connection, plan.id()) != Plan.State.EXECUTING) {
                        return new Done(Ended.STOPPED, ItemSet.empty());
                    }
                    if (ChangeCount.of(connection, ChangeCount.DECISION) != decided) {
                        return new Done(Ended.OVERTAKEN, ItemSet.empty());
                    }
                    Independence.refuseLost(connection, plan);
                    holds.share(connection);
                    Destruction.byIndex(connection);
                    Doomed alive = Doomed.of(connection, batch);
                    SearchesFirst.giveWay();
                    ItemSet held = destruction.heldOrUnknown(connection, alive.items());
                    List<Refusal> refusals = new ArrayList<>();
                    held.forEachOrdinal(
                            ordinal -> refusals.add(new Refusal(ordinal, Standing.HELD)));
                    Refusals.add(connection, plan.id(), refusals);
                    Doomed going = alive.without(held);
                    if (!going.rows().isEmpty()) {
                        SearchesFirst.giveWay();
                        Destruction.Done done =
                                destruction.destroy(connection, plan.id(), going, clock.instant());
                        Destruction.flush(connection);
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
                    return new Done(Ended.DONE, going.items());
                });
    }
}
