package dev.holdfast.selftest;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tries every way in which a held item could go. Nothing of it stays but the result. */
@Singleton
public class RunSelfTest {
    private static final Logger LOG = LoggerFactory.getLogger(RunSelfTest.class);

    /**
     * @param ok whether every attempt was refused
     */
    public record Outcome(boolean ok, List<Attempt> attempts) {
        public Outcome {
            attempts = List.copyOf(attempts);
        }

        public List<Attempt> alarms() {
            return attempts.stream().filter(attempt -> !attempt.refused()).toList();
        }
    }

    /** Ends the canary's transaction, and with it the canary. */
    private static final class Undo extends RuntimeException {
        @Serial private static final long serialVersionUID = 1;

        Undo() {
            super(null, null, false, false);
        }
    }

    /** What is tried in one transaction. */
    @FunctionalInterface
    private interface Trial {
        void on(Connection connection) throws SQLException;
    }

    private final Transactions transactions;
    private final Canary canary;
    private final OwnAttempts own;
    private final AuditLog audit;

    RunSelfTest(Transactions transactions, Canary canary, OwnAttempts own, AuditLog audit) {
        this.transactions = transactions;
        this.canary = canary;
        this.own = own;
        this.audit = audit;
    }

    public Outcome run(Actor by) {
        List<Attempt> attempts = new ArrayList<>();
        undone(
                connection -> {
                    canary.setForSql(connection);
                    attempts.add(control(connection));
                    attempts.addAll(SqlAttempts.on(connection));
                });
        undone(connection -> attempts.addAll(own.on(connection, canary.setForService(connection))));
        attempts.addAll(own.onOldSnapshot());
        Outcome outcome = new Outcome(attempts.stream().allMatch(Attempt::refused), attempts);
        for (Attempt alarm : outcome.alarms()) {
            LOG.error("self-test: {}: {}", alarm.path(), alarm.message());
        }
        transactions.write(
                connection ->
                        audit.append(
                                connection,
                                by,
                                "selftest",
                                "archive",
                                Map.of(
                                        "ok",
                                        outcome.ok(),
                                        "attempts",
                                        attempts.size(),
                                        "alarms",
                                        outcome.alarms().stream().map(Attempt::path).toList())));
        return outcome;
    }

    private void undone(Trial trial) {
        try {
            transactions.write(
                    connection -> {
                        trial.on(connection);
                        throw new Undo();
                    });
        } catch (Undo expected) {
            LOG.debug("the canary is gone");
        }
    }

    /** Without this the refusals would prove nothing: the plan is good, the hold alone decides. */
    private static Attempt control(Connection connection) throws SQLException {
        String path = "control: the same plan destroys what is not held";
        Attempt done =
                SqlAttempts.attempt(
                        connection,
                        SqlAttempts.Block.read("-- " + path + "\n{destroy -2 under -1}"));
        return done.refused()
                ? new Attempt(
                        path, false, "nothing", "ALARM: the scene is wrong: " + done.message())
                : Attempt.control(path, "it was destroyed, and taken back");
    }
}
