package dev.holdfast.hold;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Releases a hold, which takes two people: one asks and says why, another confirms after seeing
 * what it would let go. Its items stay undeletable through the grace time; then retention decides
 * again.
 */
@Singleton
public class ReleaseHold {
    /** What came of a step. */
    public sealed interface Outcome {
        /** One person has asked; the hold stands as before. */
        record Requested(Hold hold, ReleaseRequest request) implements Outcome {}

        /** A second person has confirmed; the grace time runs. */
        record Released(Hold hold, ReleaseRequest request) implements Outcome {}
    }

    private final Transactions transactions;
    private final Holds holds;
    private final ReleaseRequests requests;
    private final ReleaseImpact impact;
    private final AuditLog audit;
    private final Clock clock;
    private final Grace grace;

    ReleaseHold(
            Transactions transactions,
            Holds holds,
            ReleaseRequests requests,
            ReleaseImpact impact,
            AuditLog audit,
            Clock clock,
            @Value("${holdfast.hold.release-grace:P30D}") String grace) {
        this.transactions = transactions;
        this.holds = holds;
        this.requests = requests;
        this.impact = impact;
        this.audit = audit;
        this.clock = clock;
        this.grace = Grace.parse(grace);
    }

    /** What a release would let go; asks for nothing. */
    public ReleaseImpact.Impact impact(long id) {
        return transactions.read(connection -> impact.of(active(id).number()));
    }

    /**
     * The next step, whichever it is: asks for the release, or confirms what another has asked for.
     *
     * @param reason why, mandatory for the one who asks; a comment of the one who confirms
     * @throws Problem HF-1001 when there is no such hold, HF-2009 when it is released already,
     *     HF-2030 when the one who asked would confirm, HF-2031 when no reason is given
     */
    public Outcome release(long id, @Nullable String reason, Actor by) {
        return transactions.write(
                connection -> {
                    lock(connection, id);
                    Optional<ReleaseRequest> open = requests.open(connection, id);
                    return open.isPresent()
                            ? confirm(connection, active(id), open.get(), reason, by)
                            : ask(connection, active(id), reason, by);
                });
    }

    /**
     * Only confirms.
     *
     * @throws Problem as {@link #release}, and HF-2032 when nobody has asked
     */
    public Outcome confirm(long id, @Nullable String comment, Actor by) {
        return transactions.write(
                connection -> {
                    lock(connection, id);
                    return confirm(connection, active(id), asked(connection, id), comment, by);
                });
    }

    /**
     * Takes a request back; whoever may ask may cancel.
     *
     * @throws Problem HF-2032 when nobody has asked
     */
    public ReleaseRequest cancel(long id, @Nullable String comment, Actor by) {
        return transactions.write(
                connection -> {
                    lock(connection, id);
                    Hold hold = active(id);
                    ReleaseRequest request = asked(connection, id);
                    requests.end(
                            connection,
                            request,
                            ReleaseRequest.State.CANCELLED,
                            by,
                            clock.instant(),
                            comment);
                    audit.append(
                            connection,
                            by,
                            "hold.release-cancel",
                            "hold/" + hold.id(),
                            Map.of(
                                    "requestedBy",
                                    request.requestedBy(),
                                    "comment",
                                    comment == null ? "" : comment));
                    return requests.of(connection, id).getLast();
                });
    }

    private Outcome ask(Connection connection, Hold hold, @Nullable String reason, Actor by)
            throws SQLException {
        if (reason == null || reason.isBlank()) {
            throw new Problem(
                    Code.RELEASE_WITHOUT_REASON,
                    "a release of hold " + hold.id() + " needs a reason",
                    "say why with --reason; it is kept in the log");
        }
        ReleaseRequest request =
                requests.ask(
                        connection,
                        hold.number(),
                        by,
                        clock.instant(),
                        reason.strip(),
                        impact.of(hold.number()));
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("reason", request.reason());
        detail.putAll(counts(request.impact()));
        audit.append(connection, by, "hold.release-request", "hold/" + hold.id(), detail);
        return new Outcome.Requested(hold, request);
    }

    private Outcome confirm(
            Connection connection,
            Hold hold,
            ReleaseRequest request,
            @Nullable String comment,
            Actor by)
            throws SQLException {
        if (by.isNamed(request.requestedBy())) {
            throw new Problem(
                    Code.RELEASE_NEEDS_ANOTHER,
                    by + " asked for the release of hold " + hold.id() + " and cannot confirm it",
                    "another person confirms it with 'holdfast hold release " + hold.id() + "'");
        }
        Instant now = clock.instant();
        requests.end(connection, request, ReleaseRequest.State.CONFIRMED, by, now, comment);
        Hold released =
                holds.update(hold.released(by.name(), now, request.reason(), grace.after(now)));
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("reason", request.reason());
        detail.put("requestedBy", request.requestedBy());
        detail.put("comment", comment == null ? "" : comment);
        detail.put("protectsUntil", String.valueOf(released.protectsUntil()));
        detail.putAll(counts(impact.of(hold.number())));
        audit.append(connection, by, "hold.release", "hold/" + hold.id(), detail);
        return new Outcome.Released(released, requests.of(connection, hold.number()).getLast());
    }

    private static Map<String, Object> counts(ReleaseImpact.Impact impact) {
        return Map.of(
                "items", impact.items(),
                "due", impact.due(),
                "review", impact.review(),
                "keep", impact.keep(),
                "heldByOthers", impact.heldByOthers());
    }

    private ReleaseRequest asked(Connection connection, long id) throws SQLException {
        return requests.open(connection, id)
                .orElseThrow(
                        () ->
                                new Problem(
                                        Code.NO_RELEASE_ASKED,
                                        "nobody has asked for the release of hold " + id,
                                        "ask for it with 'holdfast hold release "
                                                + id
                                                + " --reason …'"));
    }

    /** Two steps on one hold at the same time come one after the other. */
    private static void lock(Connection connection, long id) throws SQLException {
        try (var select =
                connection.prepareStatement("SELECT id FROM hold WHERE id = ? FOR UPDATE")) {
            select.setLong(1, id);
            select.executeQuery().close();
        }
    }

    private Hold active(long id) {
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
        return hold;
    }
}
