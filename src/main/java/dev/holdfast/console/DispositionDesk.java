package dev.holdfast.console;

import dev.holdfast.access.Identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Disposition plans: frozen, approved twice, cooled, executed, certified. */
public interface DispositionDesk {
    List<PlanRow> plans(Identity who);

    /**
     * @throws dev.holdfast.problem.Problem HF-1001 when there is no such plan
     */
    PlanPage plan(String id, Identity who);

    /**
     * Freezes all that is due into a new plan.
     *
     * @param transfer whether the items are handed over in a package before they are destroyed
     * @return its id
     */
    String draw(LocalDate asOf, boolean transfer, Identity who);

    void approve(String plan, String remark, Identity who);

    void reject(String plan, String reason, Identity who);

    /** Halts an execution after the batch that is running. */
    void stop(String plan, String reason, Identity who);

    /**
     * Starts the execution; it goes on when the page is left.
     *
     * @param folder on the service's machine, empty or not there yet, for the package of a
     *     transfer; blank for any other plan
     */
    void execute(String plan, String folder, Identity who);

    /** How far the execution is; empty when none is under way. */
    Optional<Progress> progress(String plan);

    record Progress(long dealt, long items) {}

    /**
     * @param next what has to happen next, and who may do it
     */
    record PlanRow(
            String id,
            Mark mark,
            String state,
            Count items,
            long bytes,
            Instant planned,
            String plannedBy,
            String next) {}

    enum Act {
        APPROVE,
        REJECT,
        EXECUTE,
        STOP
    }

    enum StepState {
        DONE,
        CURRENT,
        AHEAD,
        STOPPED
    }

    /**
     * @param transfer whether a package is handed over before anything is destroyed
     * @param may what this person may do now
     * @param remark why not more, or what approving starts
     * @param certificate path of the certificate's PDF, once executed
     */
    record PlanPage(
            PlanRow plan,
            boolean transfer,
            String seal,
            List<Step> steps,
            List<PlanClass> classes,
            List<Sample> samples,
            List<Check> checks,
            Set<Act> may,
            String remark,
            Optional<String> certificate,
            Optional<Progress> progress) {}

    record Step(StepState state, String title, String headline, String note) {}

    record PlanClass(
            String rules,
            String authority,
            Count items,
            long bytes,
            Optional<LocalDate> oldest,
            Optional<LocalDate> dueSince) {}

    record Sample(
            String item, String subject, String custodian, Optional<LocalDate> sent, String why) {}

    record Check(String name, String value) {}
}
