package dev.holdfast.decide;

import dev.holdfast.decide.DueTest.State;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The outcomes of many items of a class at once: policy by policy instead of item by item. The same
 * as {@link ClassPlan#outcome} of each.
 */
final class ClassOutcomes {
    private static final int RUNNING = 1;
    private static final int UNDATED = 2;
    private static final int PAST = 4;

    private final ClassPlan plan;
    private final Applied[] counting;

    /** By policy and state: what it says about the item. */
    private final byte[][] says;

    /** By everything that was said about an item. */
    private final byte[] outcomes = new byte[8];

    ClassOutcomes(ClassPlan plan) {
        this.plan = plan;
        Set<Applied> all = new LinkedHashSet<>(plan.obligations());
        all.addAll(plan.deletions());
        all.addAll(plan.needsDate());
        counting = all.toArray(Applied[]::new);
        says = new byte[counting.length][State.values().length];
        for (int i = 0; i < counting.length; i++) {
            if (plan.obligations().contains(counting[i])) {
                says[i][State.RUNNING.ordinal()] |= RUNNING;
                says[i][State.PENDING.ordinal()] |= RUNNING;
            }
            if (plan.needsDate().contains(counting[i])) {
                says[i][State.UNDATED.ordinal()] |= UNDATED;
            }
            if (plan.deletions().contains(counting[i])) {
                says[i][State.PAST.ordinal()] |= PAST;
            }
        }
        for (int said = 0; said < outcomes.length; said++) {
            outcomes[said] = (byte) outcome(said).ordinal();
        }
    }

    ClassPlan plan() {
        return plan;
    }

    private Outcome outcome(int said) {
        if (plan.kept() || (said & RUNNING) != 0) {
            return Outcome.KEEP;
        }
        if ((said & UNDATED) != 0) {
            return Outcome.REVIEW;
        }
        if ((said & PAST) != 0) {
            return plan.review() ? Outcome.REVIEW : Outcome.DUE;
        }
        return Outcome.KEEP;
    }

    /**
     * Leaves the outcome of each item in {@code batch.found}, as the ordinal of {@link Outcome}.
     */
    void find(Batch batch) {
        byte[] found = batch.found;
        int count = batch.count;
        if (plan.held()) {
            Arrays.fill(found, 0, count, (byte) Outcome.HELD.ordinal());
            return;
        }
        if (!plan.clashes().isEmpty()) {
            for (int i = 0; i < count; i++) {
                found[i] = (byte) plan.outcome(batch.ordinal(i)).ordinal();
            }
            return;
        }
        Arrays.fill(found, 0, count, (byte) 0);
        byte[] states = batch.states;
        for (int policy = 0; policy < counting.length; policy++) {
            counting[policy].due().states(batch, states);
            byte[] said = says[policy];
            for (int i = 0; i < count; i++) {
                found[i] |= said[states[i]];
            }
        }
        boolean reviews = plan.reviewed().any();
        for (int i = 0; i < count; i++) {
            found[i] = outcomes[found[i]];
            // what is kept without reviews is kept with them
            if (reviews && found[i] != Outcome.KEEP.ordinal()) {
                found[i] = (byte) plan.outcome(batch.ordinal(i)).ordinal();
            }
        }
    }
}
