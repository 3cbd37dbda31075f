package dev.holdfast.retention;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.policy.Policy;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;

/** Records an authority's word that lengthens a policy, as far as the rule gives it that power. */
@Singleton
public class OrderRetention {
    /**
     * @param items how many the key matches now
     */
    public record Recorded(RetentionOrder order, long items) {}

    private final Transactions transactions;
    private final RetentionOrders orders;
    private final ActivePolicies policies;
    private final ItemKey keys;
    private final AuditLog audit;
    private final Clock clock;

    OrderRetention(
            Transactions transactions,
            RetentionOrders orders,
            ActivePolicies policies,
            ItemKey keys,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.orders = orders;
        this.policies = policies;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws Problem HF-1001 when the policy is not active, HF-5060 when it cannot be extended by
     *     so much
     */
    public Recorded order(
            String policy, String key, LocalDate on, Period by, String authority, Actor actor) {
        Policy found =
                policies.book()
                        .find(policy)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                Code.NOT_FOUND,
                                                "no active policy has the id '" + policy + "'",
                                                "see 'holdfast policy list'"));
        Period most = found.extensions().byOrder();
        if (most == null || by.isNegative() || by.isZero() || on.plus(by).isAfter(on.plus(most))) {
            throw new Problem(
                    Code.BEYOND_THE_RULE,
                    "policy "
                            + policy
                            + (most == null
                                    ? " gives no authority the power to lengthen it"
                                    : " can be lengthened by " + most + " at most"),
                    "place a legal hold if the items must be kept regardless");
        }
        if (authority.isBlank()) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "an order names the authority and its reference",
                    "write --authority \"BaFin, letter of 2026-03-01\"");
        }
        String checked = keys.checked(key, "the order");
        return transactions.write(
                connection -> {
                    RetentionOrder order =
                            orders.save(
                                    new RetentionOrder(
                                            null,
                                            policy,
                                            checked,
                                            on,
                                            by.toString(),
                                            authority.strip(),
                                            "active",
                                            actor.name(),
                                            clock.instant()));
                    return recorded(connection, order, "order.add", actor);
                });
    }

    /** Takes an order back. */
    public Recorded withdraw(long id, Actor by) {
        return transactions.write(
                connection -> {
                    RetentionOrder order =
                            orders.findById(id)
                                    .filter(one -> one.state().equals("active"))
                                    .orElseThrow(
                                            () ->
                                                    new Problem(
                                                            Code.NOT_FOUND,
                                                            "there is no active order " + id,
                                                            "see 'holdfast order list'"));
                    RetentionOrder withdrawn =
                            orders.update(
                                    new RetentionOrder(
                                            order.id(),
                                            order.policy(),
                                            order.key(),
                                            order.onDate(),
                                            order.byPeriod(),
                                            order.authority(),
                                            "withdrawn",
                                            order.byUser(),
                                            order.at()));
                    return recorded(connection, withdrawn, "order.withdraw", by);
                });
    }

    public List<RetentionOrder> list() {
        return transactions.read(connection -> orders.listOrderById());
    }

    List<RetentionOrder> active() {
        return transactions.read(connection -> orders.findByStateOrderById("active"));
    }

    private Recorded recorded(Connection connection, RetentionOrder order, String action, Actor by)
            throws SQLException {
        long items = keys.items(order.key()).size();
        audit.append(
                connection,
                by,
                action,
                "order/" + order.id(),
                Map.of(
                        "policy", order.policy(),
                        "key", order.key(),
                        "on", order.onDate().toString(),
                        "by", order.byPeriod(),
                        "authority", order.authority(),
                        "items", items));
        return new Recorded(order, items);
    }
}
