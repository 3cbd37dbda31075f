package dev.holdfast.access;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets the holder of a one-time link choose a password: the first administrator's on the first run,
 * a new person's afterwards.
 *
 * <p>{@code serve} calls {@link #linkIfNobody()} once it listens and prints the link it gets.
 */
@Singleton
public class FirstRunSetup {
    public sealed interface Outcome {
        record Done(PersonName name) implements Outcome {}

        /** Unknown, used or older than 24 hours. */
        record LinkNotGood() implements Outcome {}
    }

    private final Transactions transactions;
    private final People people;
    private final OneTimeLinks links;
    private final AuditLog log;
    private final Clock clock;

    FirstRunSetup(
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

    /**
     * A new link, such as {@code /setup/…}, when nobody may sign in yet; every earlier one ends.
     */
    public Optional<String> linkIfNobody() {
        Instant at = clock.instant();
        return transactions.write(
                connection ->
                        people.none(connection)
                                ? Optional.of("/setup/" + links.issue(connection, null, at))
                                : Optional.empty());
    }

    /**
     * Whom the link is for: empty inside when the first administrator is still to be named; empty
     * when the link is not good.
     */
    public Optional<Optional<PersonName>> look(String token) {
        Instant asOf = clock.instant();
        return transactions.read(
                connection -> links.look(connection, token, asOf).map(OneTimeLinks.Good::person));
    }

    /**
     * Names the first administrator.
     *
     * @throws dev.holdfast.problem.Problem HF-7003 for a weak password, before the link is used up
     */
    public Outcome firstAdministrator(String token, PersonName name, String password) {
        String hash = Passwords.chosen(password);
        Instant at = clock.instant();
        return transactions.write(
                connection -> {
                    boolean good =
                            links.use(connection, token, at)
                                    .filter(link -> link.person().isEmpty())
                                    .isPresent();
                    if (!good || !people.none(connection)) {
                        return new Outcome.LinkNotGood();
                    }
                    people.add(
                            connection,
                            name,
                            Set.of(Role.ADMINISTRATOR),
                            hash,
                            at,
                            "first-run set-up");
                    log.append(
                            connection,
                            new Actor(name.text()),
                            "user.first-run",
                            "user/" + name,
                            Map.of("roles", "administrator"));
                    return new Outcome.Done(name);
                });
    }

    /**
     * Sets the password of the person the link was issued for.
     *
     * @throws dev.holdfast.problem.Problem HF-7003 for a weak password, before the link is used up
     */
    public Outcome choosePassword(String token, String password) {
        String hash = Passwords.chosen(password);
        Instant at = clock.instant();
        return transactions.write(
                connection -> {
                    Optional<PersonName> person =
                            links.use(connection, token, at).flatMap(OneTimeLinks.Good::person);
                    if (person.isEmpty()) {
                        return new Outcome.LinkNotGood();
                    }
                    people.setPassword(connection, person.get(), hash);
                    log.append(
                            connection,
                            new Actor(person.get().text()),
                            "user.password",
                            "user/" + person.get(),
                            Map.of());
                    return new Outcome.Done(person.get());
                });
    }
}
