package dev.holdfast.access;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Map;

/** Ends a session. */
@Singleton
public class SignOut {
    private final TransactionOperations<Connection> transactions;
    private final Sessions sessions;
    private final AuditLog log;

    SignOut(TransactionOperations<Connection> transactions, Sessions sessions, AuditLog log) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.log = log;
    }

    public void signOut(String token, Actor by) {
        transactions.executeWrite(transaction -> {
            sessions.end(transaction.getConnection(), token);
            return log.append(transaction.getConnection(), by, "session.sign-out", "user/" + by.name(), Map.of());
        });
    }
}
