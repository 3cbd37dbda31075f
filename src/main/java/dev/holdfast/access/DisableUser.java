package dev.holdfast.access;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Takes a person's access away, open sessions included. A person is never deleted: the log names
 * them.
 */
@Singleton
public class DisableUser {
    public sealed interface Outcome {
        record Disabled(PersonName name) implements Outcome {}

        record NobodyOfThatName(PersonName name) implements Outcome {}

        /** Nobody could administer the console any more. */
        record LastAdministrator(PersonName name) implements Outcome {}
    }

    private final Transactions transactions;
    private final People people;
    private final Sessions sessions;
    private final AuditLog log;
    private final Clock clock;

    DisableUser(
            Transactions transactions,
            People people,
            Sessions sessions,
            AuditLog log,
            Clock clock) {
        this.transactions = transactions;
        this.people = people;
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
    }

    public Outcome disable(PersonName name, Actor by) {
        Instant at = clock.instant();
        return transactions.write(
                connection -> {
                    Person person = people.find(connection, name).orElse(null);
                    if (person == null) {
                        return new Outcome.NobodyOfThatName(name);
                    }
                    boolean another =
                            people.all(connection).stream()
                                    .anyMatch(
                                            p ->
                                                    !p.name().equals(name)
                                                            && p.disabled().isEmpty()
                                                            && p.roles()
                                                                    .contains(Role.ADMINISTRATOR));
                    if (person.roles().contains(Role.ADMINISTRATOR)
                            && person.disabled().isEmpty()
                            && !another) {
                        return new Outcome.LastAdministrator(name);
                    }
                    people.disable(connection, name, at, by.name());
                    sessions.endAllOf(connection, name);
                    log.append(connection, by, "user.disable", "user/" + name, Map.of());
                    return new Outcome.Disabled(name);
                });
    }
}
