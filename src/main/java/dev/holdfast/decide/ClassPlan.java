package dev.holdfast.decide;

import dev.holdfast.decide.DueTest.State;
import dev.holdfast.rules.Finding;
import dev.holdfast.rules.Found;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules decided for the items of one class, ready to be held against each item's own
 * dates.
 *
 * <p>This is where findings are combined, in a fixed order: a hold; a contradiction between
 * policies that has come to bear; an obligation still running, or a tenant's rule that keeps; a
 * date that cannot be relied on; a deletion whose day has come, with review or without. What a
 * tenant's rule can find ({@code Held}, {@code KeepOn}, {@code AskPeople}) only ever moves an
 * outcome away from destruction. What reviewers approved for the reason it waits for is due; what
 * they extended is kept.
 *
 * @param applied the policies that cover the class
 * @param held whether nothing may be destroyed
 * @param kept whether a tenant's rule keeps without end
 * @param obligations what must be kept, and until when
 * @param deletions whose deletion counts
 * @param review whether any deletion that counts asks for a review
 * @param needsDate those whose day must be reliable before anything is destroyed
 */
record ClassPlan(
        List<Applied> applied,
        boolean held,
        boolean kept,
        List<Applied> obligations,
        List<Applied> deletions,
        boolean review,
        List<Applied> needsDate,
        List<Clash> clashes,
        List<Found> found,
        Reviewed reviewed) {

    /** A minimum and a maximum on the same items. */
    record Clash(Applied minimum, Applied maximum) {
        String reason() {
            return "conflict " + minimum.policy().id() + " " + maximum.policy().id();
        }
    }

    /** The reason for a review that a policy asks for. */
    static final String ON_DEMAND = "policy";

    static ClassPlan of(List<Applied> applied, List<Found> found, Reviewed reviewed) {
        Map<String, Applied> byId = new HashMap<>();
        applied.forEach(one -> byId.put(one.policy().id(), one));
        boolean held = false;
        boolean kept = false;
        boolean review = false;
        List<Applied> obligations = new ArrayList<>();
        List<Applied> deletions = new ArrayList<>();
        Set<Applied> needsDate = new HashSet<>();
        List<Clash> clashes = new ArrayList<>();
        for (Found one : found) {
            switch (one.finding()) {
                case Finding.Held h -> held = true;
                case Finding.MustKeep keep -> obligations.add(get(byId, keep.policy()));
                case Finding.MayDestroy may -> deletions.add(get(byId, may.policy()));
                case Finding.Review asked -> {
                    review = true;
                    deletions.add(get(byId, asked.policy()));
                }
                case Finding.NeedsDate needs -> needsDate.add(get(byId, needs.policy()));
                case Finding.Conflict conflict ->
                        clashes.add(
                                new Clash(
                                        get(byId, conflict.minimum()),
                                        get(byId, conflict.maximum())));
                case Finding.KeepOn k -> kept = true;
                case Finding.AskPeople a -> review = true;
                case Finding.Exempt e -> {}
                case Finding.NeedsDecision n -> {}
                case Finding.Overruled o -> {}
                case Finding.LongestDecides l -> {}
                case Finding.ShortestDecides s -> {}
            }
        }
        needsDate.removeIf(one -> !obligations.contains(one) && !deletions.contains(one));
        return new ClassPlan(
                List.copyOf(applied),
                held,
                kept,
                List.copyOf(obligations),
                List.copyOf(deletions),
                review,
                List.copyOf(needsDate),
                List.copyOf(clashes),
                found,
                reviewed);
    }

    private static Applied get(Map<String, Applied> byId, String policy) {
        Applied applied = byId.get(policy);
        if (applied == null) {
            throw new IllegalStateException("a rule found a policy it was not told of: " + policy);
        }
        return applied;
    }

    Outcome outcome(long ordinal) {
        if (held) {
            return Outcome.HELD;
        }
        Outcome outcome = byPolicies(ordinal);
        return outcome != Outcome.KEEP && reviewed.keeps(ordinal) ? Outcome.KEEP : outcome;
    }

    private Outcome byPolicies(long ordinal) {
        Optional<Clash> clash = clash(ordinal);
        if (clash.isPresent()) {
            if (!reviewed.approves(clash.get().reason(), ordinal)) {
                return Outcome.REVIEW;
            }
            return running(ordinal, clash.get().minimum()) ? Outcome.KEEP : Outcome.DUE;
        }
        if (running(ordinal, null)) {
            return Outcome.KEEP;
        }
        Optional<Applied> undated = undated(ordinal);
        if (undated.isPresent()) {
            return waiting(undatedReason(undated.get()), ordinal);
        }
        for (int i = 0; i < deletions.size(); i++) {
            if (deletions.get(i).due().state(ordinal) == State.PAST) {
                return review ? waiting(ON_DEMAND, ordinal) : Outcome.DUE;
            }
        }
        return Outcome.KEEP;
    }

    private Outcome waiting(String reason, long ordinal) {
        return reviewed.approves(reason, ordinal) ? Outcome.DUE : Outcome.REVIEW;
    }

    /** Why an item that waits for a review does so; part of its class key. */
    String reviewReason(long ordinal) {
        return clash(ordinal)
                .map(Clash::reason)
                .or(() -> undated(ordinal).map(ClassPlan::undatedReason))
                .orElse(ON_DEMAND);
    }

    private static String undatedReason(Applied policy) {
        return "undated " + policy.policy().id();
    }

    /**
     * @param overruled an obligation that people decided against, or null
     */
    private boolean running(long ordinal, @Nullable Applied overruled) {
        if (kept) {
            return true;
        }
        for (int i = 0; i < obligations.size(); i++) {
            Applied obligation = obligations.get(i);
            State state = obligation.due().state(ordinal);
            if (obligation != overruled && (state == State.RUNNING || state == State.PENDING)) {
                return true;
            }
        }
        return false;
    }

    /** A policy whose day must be reliable, and is not. */
    Optional<Applied> undated(long ordinal) {
        for (int i = 0; i < needsDate.size(); i++) {
            if (needsDate.get(i).due().state(ordinal) == State.UNDATED) {
                return Optional.of(needsDate.get(i));
            }
        }
        return Optional.empty();
    }

    /** A maximum that is over for the item while, or although, a minimum ends later. */
    Optional<Clash> clash(long ordinal) {
        for (int i = 0; i < clashes.size(); i++) {
            Clash clash = clashes.get(i);
            if (clash.maximum().due().state(ordinal) == State.PAST) {
                switch (clash.minimum().due().state(ordinal)) {
                    case RUNNING, PENDING -> {
                        return Optional.of(clash);
                    }
                    case PAST -> {
                        LocalDate least = clash.minimum().lastDay(ordinal).orElseThrow();
                        if (least.isAfter(clash.maximum().lastDay(ordinal).orElseThrow())) {
                            return Optional.of(clash);
                        }
                    }
                    case UNDATED -> {}
                }
            }
        }
        return Optional.empty();
    }
}
