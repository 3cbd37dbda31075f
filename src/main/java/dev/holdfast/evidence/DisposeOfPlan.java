package dev.holdfast.evidence;

import dev.holdfast.audit.Actor;
import dev.holdfast.disposition.ExecutePlan;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.Plans;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.util.function.LongConsumer;

/**
 * Executes a plan and certifies it. Of a plan that was executed before anything could certify it,
 * the certificate is issued.
 */
@Singleton
public class DisposeOfPlan {
    /**
     * @param plan as it stands now, with the path of its certificate
     */
    public record Outcome(Plan plan, WrittenReport certificate) {}

    private final Transactions transactions;
    private final Plans plans;
    private final ExecutePlan execute;
    private final IssueCertificate certify;

    DisposeOfPlan(
            Transactions transactions, Plans plans, ExecutePlan execute, IssueCertificate certify) {
        this.transactions = transactions;
        this.plans = plans;
        this.execute = execute;
        this.certify = certify;
    }

    /**
     * @param progress told how many items are dealt with, from time to time
     * @throws Problem as {@link ExecutePlan#execute} does
     */
    public Outcome dispose(long id, Actor by, LongConsumer progress) throws InterruptedException {
        Plan plan = get(id);
        if (plan.state() != Plan.State.EXECUTED || plan.certificate() != null) {
            execute.execute(id, by, progress);
        }
        WrittenReport certificate = certify.issue(id, by);
        return new Outcome(get(id), certificate);
    }

    private Plan get(long id) {
        return transactions.read(connection -> plans.get(connection, id));
    }
}
