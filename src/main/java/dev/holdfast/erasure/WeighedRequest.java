package dev.holdfast.erasure;

import dev.holdfast.decide.Weighed;
import dev.holdfast.disposition.ErasureDecision;
import dev.holdfast.disposition.ErasureDecisions;
import dev.holdfast.disposition.Plan;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request as it stands on a day.
 *
 * @param items the person's items that are still here
 * @param weighed what may be erased, is held, is kept by law, or waits for a person, before
 *     anybody's decision
 * @param decisions what was decided for classes that wait for a person, by their key
 * @param erased items that plans of the request erased
 * @param plan its latest plan, once there is one
 * @param today the day it was weighed
 */
public record WeighedRequest(
        ErasureRequest request,
        ItemSet items,
        Weighed weighed,
        Map<String, ErasureDecision> decisions,
        long erased,
        @Nullable Plan plan,
        LocalDate today) {
    public WeighedRequest {
        decisions = Map.copyOf(decisions);
    }

    /** What may be erased: what is free, and what somebody decided to erase. */
    public ItemSet going() {
        return weighed.settled(ErasureDecisions.erased(decisions)).free();
    }

    /** The classes that nobody has decided yet. */
    public List<Weighed.Asked> undecided() {
        return weighed.asked().stream().filter(one -> !decisions.containsKey(one.key())).toList();
    }

    /** Days until the answer is due; less than none when it is late. */
    public long daysLeft() {
        return today.until(request.deadline(), ChronoUnit.DAYS);
    }

    /** Who decided to erase what is here: they cannot approve its plan. */
    Set<String> judges() {
        return weighed.asked().stream()
                .map(one -> decisions.get(one.key()))
                .filter(Objects::nonNull)
                .filter(one -> one.choice() == ErasureDecision.Choice.ERASE)
                .map(ErasureDecision::by)
                .collect(Collectors.toSet());
    }

    boolean rejected() {
        return plan != null && plan.state() == Plan.State.REJECTED;
    }

    /** Whether a plan is drawn up and not at its end. */
    public boolean underWay() {
        return plan != null && plan.state() != Plan.State.EXECUTED && !rejected();
    }

    /**
     * @throws Problem HF-2065 when the request is answered, or a plan of it is on its way
     */
    void refuseSettled() {
        if (request.answeredAt() != null) {
            throw notReady("has been answered");
        }
        if (underWay()) {
            throw notReady(
                    "has been decided: plan " + request.plan() + " is drawn up and not at its end");
        }
    }

    Problem notReady(String what) {
        return new Problem(
                Code.ERASURE_NOT_READY,
                "request " + request.pseudonym() + " " + what,
                "see 'holdfast erasure show " + request.id() + "'");
    }
}
