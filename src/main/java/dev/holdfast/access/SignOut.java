package dev.holdfast.access;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.util.Map;

/** Ends a session. */
@Singleton
public class SignOut {
    private final Transactions transactions;
    private final Sessions sessions;
    private final AuditLog log;

    SignOut(Transactions transactions, Sessions sessions, AuditLog log) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.log = log;
    }

    public void signOut(String token, Actor by) {
        transactions.write(
                connection -> {
                    sessions.end(connection, token);
                    return log.append(
                            connection, by, "session.sign-out", "user/" + by.name(), Map.of());
                });
    }
}
