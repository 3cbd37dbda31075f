package dev.holdfast.disposition;

import dev.holdfast.audit.Actor;
import dev.holdfast.disposition.Plan.Refusal;
import dev.holdfast.item.ItemSet;
import dev.holdfast.pace.SearchesFirst;
import dev.holdfast.register.ArchiveLock;
import dev.holdfast.register.ChangeCount;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Destroys in batches what was decided to go. When something the decision rests on was changed
 * meanwhile, what is left is decided once more.
 */
@Singleton
class DestroyDecided {
    /** Whoever waits for a batch, or searches beside one, waits for a moment. */
    private static final int BATCH_ITEMS = 500;

    /** So many decisions in a row may be overtaken; the next one lets those who change wait. */
    private static final int IN_VAIN = 2;

    /**
     * @param going those that may go
     * @param changes {@link ChangeCount#DECISION} from before it was decided
     */
    record Decided(ItemSet going, long changes) {
        Decided only(ItemSet some) {
            return new Decided(going.and(some), changes);
        }

        Decided without(ItemSet batch) {
            return new Decided(going.andNot(batch), changes);
        }
    }

    /**
     * @param left what is to be destroyed after it
     */
    private record Step(Decided left, DestroyBatch.Done batch) {}

    /**
     * @param whole false when it was stopped
     */
    record Run(boolean whole, ItemSet destroyed) {}

    private final Transactions transactions;
    private final Destruction destruction;
    private final DestroyBatch batches;
    private final Standing standing;

    DestroyDecided(
            Transactions transactions,
            Destruction destruction,
            DestroyBatch batches,
            Standing standing) {
        this.transactions = transactions;
        this.destruction = destruction;
        this.batches = batches;
        this.standing = standing;
    }

    /** Which items of the plan may still go; the others that live are refused. */
    Decided decide(Plan plan) {
        standing.catchMissed(plan);
        return decide(plan, plan.items());
    }

    /**
     * @param progress told how many items of the plan are dealt with
     */
    Run destroy(Plan plan, Decided decided, Actor by, LongConsumer progress)
            throws InterruptedException {
        Decided left = decided;
        ItemSet.Builder destroyed = ItemSet.builder();
        int inVain = 0;
        while (!left.going().isEmpty()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the service stops");
            }
            SearchesFirst.giveWay();
            Step step = inVain < IN_VAIN ? step(plan, left, by) : decideAndStep(plan, left, by);
            switch (step.batch().ended()) {
                case DONE -> {
                    inVain = 0;
                    left = step.left();
                    destroyed.addAll(step.batch().destroyed());
                    progress.accept(plan.items().size() - left.going().size());
                }
                case STOPPED -> {
                    return new Run(false, destroyed.build());
                }
                case OVERTAKEN -> {
                    inVain++;
                    left = decide(plan, left.going());
                }
            }
        }
        return new Run(true, destroyed.build());
    }

    private Step step(Plan plan, Decided left, Actor by) {
        ItemSet batch = ItemSet.of(left.going().ordinals().limit(BATCH_ITEMS).toArray());
        return new Step(left.without(batch), batches.destroy(plan, batch, left.changes(), by));
    }

    /** Both in one transaction, in which nobody changes what the decision rests on. */
    private Step decideAndStep(Plan plan, Decided left, Actor by) {
        return transactions.write(
                connection -> {
                    ArchiveLock.exclude(connection);
                    ArchiveLock.excludeChanges(connection);
                    return step(plan, decide(plan, left.going()), by);
                });
    }

    private Decided decide(Plan plan, ItemSet items) {
        long changes =
                transactions.read(connection -> ChangeCount.of(connection, ChangeCount.DECISION));
        ItemSet living = transactions.read(connection -> destruction.alive(connection, items));
        Standing.Judged judged = standing.on(plan);
        List<Refusal> refusals = new ArrayList<>();
        living.andNot(judged.going())
                .forEachOrdinal(
                        ordinal -> refusals.add(new Refusal(ordinal, judged.reason(ordinal))));
        refuse(plan, refusals);
        return new Decided(living.and(judged.going()), changes);
    }

    void refuse(Plan plan, ItemSet items, String reason) {
        List<Refusal> refusals = new ArrayList<>();
        items.forEachOrdinal(ordinal -> refusals.add(new Refusal(ordinal, reason)));
        refuse(plan, refusals);
    }

    private void refuse(Plan plan, List<Refusal> refusals) {
        transactions.write(
                connection -> {
                    Refusals.add(connection, plan.id(), refusals);
                    return refusals.size();
                });
    }
}
