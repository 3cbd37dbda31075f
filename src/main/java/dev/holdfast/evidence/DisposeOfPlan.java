package dev.holdfast.evidence;

import dev.holdfast.audit.Actor;
import dev.holdfast.disposition.ExecutePlan;
import dev.holdfast.disposition.HandOver;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.Plans;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;
import dev.holdfast.transfer.TransferItems;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Executes a plan and certifies it. Of a plan that was executed before anything could certify it,
 * the certificate is issued.
 */
@Singleton
public class DisposeOfPlan {
    /**
     * @param plan as it stands now, with the path of its certificate
     * @param certificate null when the execution was stopped
     */
    public record Outcome(Plan plan, @Nullable WrittenReport certificate) {}

    private final Transactions transactions;
    private final Plans plans;
    private final ExecutePlan execute;
    private final TransferItems transfer;
    private final IssueCertificate certify;

    DisposeOfPlan(
            Transactions transactions,
            Plans plans,
            ExecutePlan execute,
            TransferItems transfer,
            IssueCertificate certify) {
        this.transactions = transactions;
        this.plans = plans;
        this.execute = execute;
        this.transfer = transfer;
        this.certify = certify;
    }

    /**
     * @param progress told how many items are dealt with, from time to time
     * @throws Problem as {@link ExecutePlan#execute} does
     */
    public Outcome dispose(long id, Actor by, LongConsumer progress) throws InterruptedException {
        return dispose(id, HandOver.NOBODY, by, progress);
    }

    /**
     * @param handOver who gets the items of a transfer first
     */
    public Outcome dispose(long id, HandOver handOver, Actor by, LongConsumer progress)
            throws InterruptedException {
        Plan found = transactions.read(connection -> plans.bare(connection, id));
        if (found.state() == Plan.State.EXECUTED && found.certificate() == null) {
            Optional<WrittenReport> missing = certify.issueMissing(id, by);
            if (missing.isPresent()) {
                return new Outcome(get(id), missing.get());
            }
        }
        Plan plan = execute.execute(id, handOver, by, progress);
        return plan.state() == Plan.State.EXECUTED ? certified(id, by) : new Outcome(plan, null);
    }

    /** Ends a stopped plan with what it has destroyed so far, and certifies that. */
    public Outcome giveUp(long id, String comment, Actor by) throws InterruptedException {
        Plan.Bag staged = get(id).staged();
        execute.giveUp(
                id,
                comment,
                staged == null ? HandOver.NOBODY : transfer.to(Path.of(staged.folder()), by),
                by);
        return certified(id, by);
    }

    private Outcome certified(long id, Actor by) {
        WrittenReport certificate = certify.issue(id, by);
        return new Outcome(get(id), certificate);
    }

    private Plan get(long id) {
        return transactions.read(connection -> plans.get(connection, id));
    }
}
