package dev.holdfast.retention;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Adds, corrects and cancels retention events. Items that arrive later join by themselves: the key
 * is matched at each evaluation.
 */
@Singleton
public class RetentionEvents {
    /**
     * @param items how many the key matches now
     */
    public record Recorded(RetentionEvent event, long items) {}

    private final Transactions transactions;
    private final RetentionEventRows rows;
    private final ItemKey keys;
    private final AuditLog audit;
    private final Clock clock;

    RetentionEvents(
            Transactions transactions,
            RetentionEventRows rows,
            ItemKey keys,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    public Recorded add(String type, String key, LocalDate on, Actor by) {
        if (type.isBlank()) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "an event needs a type",
                    "write --type account-closed --key 'subject:4711' --on 2026-01-31");
        }
        return record(type.strip(), keys.checked(key, "the event"), on, null, by, "event.add");
    }

    /** The event as it should have been; the one it replaces stays on record. */
    public Recorded correct(long id, LocalDate on, Actor by) {
        return transactions.write(
                connection -> {
                    RetentionEvent event = end(connection, id, "corrected", by);
                    return record(event.type(), event.key(), on, id, by, "event.correct");
                });
    }

    public RetentionEvent cancel(long id, Actor by) {
        return transactions.write(
                connection -> {
                    RetentionEvent cancelled = end(connection, id, "cancelled", by);
                    audit.append(
                            connection,
                            by,
                            "event.cancel",
                            "event/" + id,
                            Map.of("type", cancelled.type()));
                    return cancelled;
                });
    }

    public List<RetentionEvent> list() {
        return transactions.read(connection -> rows.listOrderById());
    }

    List<RetentionEvent> active() {
        return transactions.read(connection -> rows.findByStateOrderById("active"));
    }

    private Recorded record(
            String type,
            String key,
            LocalDate on,
            @Nullable Long replaces,
            Actor by,
            String action) {
        return transactions.write(
                connection -> {
                    RetentionEvent draft =
                            new RetentionEvent(
                                    null,
                                    type,
                                    key,
                                    on,
                                    "active",
                                    replaces,
                                    by.name(),
                                    clock.instant());
                    long items = keys.items(key).size();
                    RetentionEvent event = rows.save(draft);
                    audit.append(
                            connection,
                            by,
                            action,
                            "event/" + event.id(),
                            Map.of("type", type, "key", key, "on", on.toString(), "items", items));
                    return new Recorded(event, items);
                });
    }

    private RetentionEvent end(Connection connection, long id, String state, Actor by)
            throws SQLException {
        RetentionEvent event =
                rows.findById(id)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                Code.NOT_FOUND,
                                                "there is no event " + id,
                                                "see 'holdfast event list'"));
        if (!event.state().equals("active")) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "event " + id + " is " + event.state() + " already",
                    "see 'holdfast event list'");
        }
        return rows.update(event.as(state));
    }
}
