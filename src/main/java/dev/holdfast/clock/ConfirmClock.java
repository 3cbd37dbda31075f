package dev.holdfast.clock;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Map;

/** A person answers for the clock: the time that nobody watched has passed. */
@Singleton
public class ConfirmClock {
    /**
     * @param confirmed jumps this person answered for
     */
    public record Outcome(long confirmed, ClockState state) {}

    private final Transactions transactions;
    private final AuditLog audit;

    ConfirmClock(Transactions transactions, AuditLog audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    public Outcome confirm(Actor by) {
        return transactions.write(
                connection -> {
                    WatchClock.see(connection);
                    ClockState before = WatchClock.state(connection);
                    long confirmed;
                    try (PreparedStatement confirm =
                            connection.prepareStatement("SELECT clock_confirm(?)")) {
                        confirm.setString(1, by.name());
                        try (ResultSet row = confirm.executeQuery()) {
                            row.next();
                            confirmed = row.getLong(1);
                        }
                    }
                    audit.append(
                            connection,
                            by,
                            "clock.confirm",
                            "clock",
                            Map.of(
                                    "jumps",
                                    confirmed,
                                    "doubtedSeconds",
                                    before.doubted().toSeconds(),
                                    "seen",
                                    before.seen().toString(),
                                    "now",
                                    before.now().toString()));
                    return new Outcome(confirmed, WatchClock.state(connection));
                });
    }
}
