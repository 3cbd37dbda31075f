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
 * Opens and closes proceedings: while one is open, periods of policies that name it stand still or
 * do not end.
 */
@Singleton
public class Proceedings {
    /**
     * @param items how many the key matches now
     */
    public record Recorded(ProceedingRow proceeding, long items) {}

    private final Transactions transactions;
    private final ProceedingRows rows;
    private final ItemKey keys;
    private final AuditLog audit;
    private final Clock clock;

    Proceedings(
            Transactions transactions,
            ProceedingRows rows,
            ItemKey keys,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param name as policies name it in {@code tolls} or {@code extends}
     */
    public Recorded open(String name, String key, LocalDate on, String reason, Actor by) {
        if (!name.strip().matches("[a-z0-9-]+") || reason.isBlank()) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "a proceeding needs a name as policies write it, and a reason",
                    "write 'proceeding open tax-assessment --key K --on DATE --reason \"file"
                            + " 4711\"'");
        }
        String checked = keys.checked(key, "the proceeding");
        return transactions.write(
                connection -> {
                    ProceedingRow row =
                            rows.save(
                                    new ProceedingRow(
                                            null,
                                            name.strip(),
                                            checked,
                                            on,
                                            null,
                                            reason.strip(),
                                            "active",
                                            by.name(),
                                            clock.instant(),
                                            null,
                                            null));
                    return recorded(connection, row, "proceeding.open", by);
                });
    }

    /**
     * @throws Problem HF-1001 when there is no such proceeding, HF-1002 when it is not open or the
     *     day is before its opening
     */
    public Recorded close(long id, LocalDate on, Actor by) {
        return transactions.write(
                connection -> {
                    ProceedingRow row = find(id);
                    if (!row.active() || row.closed() != null || on.isBefore(row.opened())) {
                        throw new Problem(
                                Code.INVALID_INPUT,
                                "proceeding "
                                        + id
                                        + (row.active() && row.closed() == null
                                                ? " opened on "
                                                        + row.opened()
                                                        + " and cannot close before"
                                                : " is not open"),
                                "see 'holdfast proceeding list'");
                    }
                    ProceedingRow closed = rows.update(ended(row, on, row.state(), by));
                    return recorded(connection, closed, "proceeding.close", by);
                });
    }

    /** Takes back one that was recorded by mistake: it lengthens nothing any more. */
    public Recorded withdraw(long id, Actor by) {
        return transactions.write(
                connection -> {
                    ProceedingRow row = find(id);
                    if (!row.active()) {
                        throw new Problem(
                                Code.INVALID_INPUT,
                                "proceeding " + id + " is withdrawn already",
                                "see 'holdfast proceeding list'");
                    }
                    ProceedingRow withdrawn =
                            rows.update(ended(row, row.closed(), "withdrawn", by));
                    return recorded(connection, withdrawn, "proceeding.withdraw", by);
                });
    }

    public List<ProceedingRow> list() {
        return transactions.read(connection -> rows.listOrderById());
    }

    List<ProceedingRow> active() {
        return transactions.read(connection -> rows.findByStateOrderById("active"));
    }

    private ProceedingRow find(long id) {
        return rows.findById(id)
                .orElseThrow(
                        () ->
                                new Problem(
                                        Code.NOT_FOUND,
                                        "there is no proceeding " + id,
                                        "see 'holdfast proceeding list'"));
    }

    private ProceedingRow ended(ProceedingRow row, @Nullable LocalDate on, String state, Actor by) {
        return new ProceedingRow(
                row.id(),
                row.name(),
                row.key(),
                row.opened(),
                on,
                row.reason(),
                state,
                row.byUser(),
                row.at(),
                by.name(),
                clock.instant());
    }

    private Recorded recorded(Connection connection, ProceedingRow row, String action, Actor by)
            throws SQLException {
        long items = keys.items(row.key()).size();
        audit.append(
                connection,
                by,
                action,
                "proceeding/" + row.id(),
                Map.of(
                        "name", row.name(),
                        "key", row.key(),
                        "opened", row.opened().toString(),
                        "closed", String.valueOf(row.closed()),
                        "reason", row.reason(),
                        "items", items));
        return new Recorded(row, items);
    }
}
