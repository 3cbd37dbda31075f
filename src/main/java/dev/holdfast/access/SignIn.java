package dev.holdfast.access;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Signs a person in with a password. Each try, good or bad, is in the log. */
@Singleton
public class SignIn {
    public sealed interface Outcome {
        /**
         * @param token the session's secret, for the browser's cookie only
         */
        record SignedIn(PersonName name, String token) implements Outcome {}

        /** Name unknown, disabled, or wrong password: which of them is not said. */
        record Refused() implements Outcome {}

        /**
         * Too many failures of late for this name or address; even the right password is refused
         * for a while.
         */
        record Throttled() implements Outcome {}
    }

    private final Transactions transactions;
    private final People people;
    private final Sessions sessions;
    private final Attempts attempts;
    private final AuditLog log;
    private final Clock clock;

    SignIn(
            Transactions transactions,
            People people,
            Sessions sessions,
            Attempts attempts,
            AuditLog log,
            Clock clock) {
        this.transactions = transactions;
        this.people = people;
        this.sessions = sessions;
        this.attempts = attempts;
        this.log = log;
        this.clock = clock;
    }

    /**
     * @param address where the request came from, for throttling and the log
     */
    public Outcome signIn(PersonName name, String password, String address) {
        Instant at = clock.instant();
        boolean throttled =
                transactions.read(
                        connection -> attempts.tooMany(connection, name.text(), address, at));
        if (throttled) {
            return failed(name, address, at, "too many attempts", new Outcome.Throttled());
        }
        if (!passwordMatches(name, password)) {
            return failed(name, address, at, "wrong name or password", new Outcome.Refused());
        }
        return transactions.write(
                connection -> {
                    String token = sessions.start(connection, name, at);
                    log.append(
                            connection,
                            new Actor(name.text()),
                            "session.sign-in",
                            "user/" + name,
                            Map.of("address", address));
                    return new Outcome.SignedIn(name, token);
                });
    }

    /**
     * Asks for the password again before a dangerous act; failures count and are logged as those at
     * the door.
     */
    public Outcome confirm(PersonName name, String password, String address) {
        Instant at = clock.instant();
        boolean throttled =
                transactions.read(
                        connection -> attempts.tooMany(connection, name.text(), address, at));
        if (throttled) {
            return failed(name, address, at, "too many attempts", new Outcome.Throttled());
        }
        return passwordMatches(name, password)
                ? new Outcome.SignedIn(name, "")
                : failed(
                        name, address, at, "wrong password on confirmation", new Outcome.Refused());
    }

    /** The identity behind a session's cookie, and a sign of life for it. */
    public Optional<Identity> resume(String token) {
        Instant asOf = clock.instant();
        return transactions.write(connection -> sessions.resume(connection, token, asOf));
    }

    // Outside any transaction: the hash takes tens of milliseconds, and nobody shall wait on a row
    // lock for it.
    private boolean passwordMatches(PersonName name, String password) {
        Optional<String> hash =
                transactions.read(connection -> people.passwordHash(connection, name));
        return Passwords.matches(password, hash.orElse(null));
    }

    private Outcome failed(
            PersonName name, String address, Instant at, String reason, Outcome outcome) {
        return transactions.write(
                connection -> {
                    if (!(outcome instanceof Outcome.Throttled)) {
                        attempts.failed(connection, name.text(), address, at);
                    }
                    log.append(
                            connection,
                            Actor.SYSTEM,
                            "session.refuse",
                            "user/" + name,
                            Map.of("address", address, "reason", reason));
                    return outcome;
                });
    }
}
