package dev.holdfast.erasure;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.decide.Weighed;
import dev.holdfast.disposition.ErasureDecision;
import dev.holdfast.disposition.ErasureDecision.Choice;
import dev.holdfast.disposition.ErasureDecisions;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.Map;

/** Decides what no law decides: whether the items of a class are erased or kept, and why. */
@Singleton
public class JudgeErasure {
    private final Transactions transactions;
    private final HandleErasure erasure;
    private final ErasureDecisions decisions;
    private final AuditLog audit;
    private final Clock clock;

    JudgeErasure(
            Transactions transactions,
            HandleErasure erasure,
            ErasureDecisions decisions,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.erasure = erasure;
        this.decisions = decisions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param key of the class, as {@link Weighed.Asked} names it today
     * @param comment why, in words that the answer to the person quotes
     * @throws Problem HF-2065 when the request is answered or its plan is on its way, HF-2067 when
     *     no class of it has that key today, or without a comment
     */
    public WeighedRequest judge(long id, String key, Choice choice, String comment, Actor by) {
        WeighedRequest now = erasure.show(id);
        now.refuseSettled();
        Weighed.Asked asked =
                now.weighed().asked().stream()
                        .filter(one -> one.key().equals(key))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                Code.ERASURE_CLASS,
                                                "request "
                                                        + now.request().pseudonym()
                                                        + " has no class '"
                                                        + key
                                                        + "' that waits for a person today",
                                                "see 'holdfast erasure show " + id + "'"));
        if (comment.isBlank()) {
            throw new Problem(
                    Code.ERASURE_CLASS,
                    "a decision gives its reason",
                    "write --comment; the answer to the person quotes it");
        }
        ErasureDecision decision =
                new ErasureDecision(
                        id,
                        key,
                        asked.reasons().stream()
                                .map(one -> one.title() + ": " + one.text())
                                .toList(),
                        choice,
                        asked.items().size(),
                        comment.strip(),
                        by.name(),
                        clock.instant());
        transactions.write(
                connection -> {
                    decisions.add(connection, decision);
                    return audit.append(
                            connection,
                            by,
                            "erasure.judge",
                            "erasure/" + id,
                            Map.of(
                                    "class", key,
                                    "choice", choice.label(),
                                    "items", decision.items()));
                });
        return erasure.show(id);
    }
}
