package dev.holdfast.access;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Adds a person, who chooses a password with a one-time link. */
@Singleton
public class AddUser {
    public sealed interface Outcome {
        /**
         * @param link path of the console that works once, for 24 hours, such as {@code
         *     /password/…}
         */
        record Added(PersonName name, Set<Role> roles, String link) implements Outcome {}

        record NameTaken(PersonName name) implements Outcome {}
    }

    private final Transactions transactions;
    private final People people;
    private final OneTimeLinks links;
    private final AuditLog log;
    private final Clock clock;

    AddUser(
            Transactions transactions,
            People people,
            OneTimeLinks links,
            AuditLog log,
            Clock clock) {
        this.transactions = transactions;
        this.people = people;
        this.links = links;
        this.log = log;
        this.clock = clock;
    }

    public Outcome add(PersonName name, Set<Role> roles, Actor by) {
        name.refuseMixedScripts();
        Instant at = clock.instant();
        return transactions.write(
                connection -> {
                    if (!people.add(connection, name, roles, null, at, by.name())) {
                        return new Outcome.NameTaken(name);
                    }
                    String token = links.issue(connection, name, at);
                    log.append(
                            connection,
                            by,
                            "user.add",
                            "user/" + name,
                            Map.of("roles", roles.stream().map(Role::label).sorted().toList()));
                    return new Outcome.Added(name, roles, "/password/" + token);
                });
    }
}
