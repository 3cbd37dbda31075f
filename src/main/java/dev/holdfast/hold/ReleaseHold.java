package dev.holdfast.hold;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Releases a hold. Its items stay undeletable through the grace time; then retention decides again.
 */
@Singleton
public class ReleaseHold {
    private final Transactions transactions;
    private final Holds holds;
    private final AuditLog audit;
    private final Clock clock;
    private final String grace;

    ReleaseHold(
            Transactions transactions,
            Holds holds,
            AuditLog audit,
            Clock clock,
            @Value("${holdfast.hold.release-grace:P30D}") String grace) {
        this.transactions = transactions;
        this.holds = holds;
        this.audit = audit;
        this.clock = clock;
        this.grace = grace;
    }

    /**
     * @throws Problem HF-1001 when there is no such hold, HF-2009 when it is released already
     */
    public Hold release(long id, @Nullable String reason, Actor by) {
        return transactions.write(
                connection -> {
                    Hold hold =
                            holds.findById(id)
                                    .orElseThrow(
                                            () ->
                                                    new Problem(
                                                            Code.NOT_FOUND,
                                                            "there is no hold " + id,
                                                            "see 'holdfast hold list'"));
                    if (!hold.active()) {
                        throw new Problem(
                                Code.HOLD_RELEASED,
                                "hold "
                                        + id
                                        + " was released by "
                                        + hold.releasedBy()
                                        + " on "
                                        + hold.releasedAt(),
                                "nothing is left to do; it protects until " + hold.protectsUntil());
                    }
                    Instant now = clock.instant();
                    Hold released =
                            holds.update(
                                    new Hold(
                                            hold.id(),
                                            hold.matterId(),
                                            hold.custodians(),
                                            hold.query(),
                                            hold.fromDate(),
                                            hold.toDate(),
                                            hold.placedBy(),
                                            hold.placedAt(),
                                            by.name(),
                                            now,
                                            reason,
                                            Grace.parse(grace).after(now)));
                    audit.append(
                            connection,
                            by,
                            "hold.release",
                            "hold/" + id,
                            Map.of(
                                    "reason",
                                    reason == null ? "" : reason,
                                    "protectsUntil",
                                    String.valueOf(released.protectsUntil())));
                    return released;
                });
    }
}
