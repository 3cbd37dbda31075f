package dev.holdfast.access;

import dev.holdfast.audit.Actor;
import dev.holdfast.home.Home;
import dev.holdfast.register.Transactions;

import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The token in {@code <home>/run/token}, new at each start of the service and readable by the
 * home's owner only.
 *
 * <p>Whoever shows it acts as {@code administrator}, or as whomever {@code X-Holdfast-As} names:
 * with that person's roles when there is such a person, else with all. A disabled person is not
 * acted for.
 */
@Singleton
@Requires(beans = Home.class)
public class CommandLineToken {
    public static final String AS_HEADER = "X-Holdfast-As";

    private final String token;
    private final Transactions transactions;
    private final People people;

    CommandLineToken(Home home, Transactions transactions, People people) {
        this.token = write(file(home));
        this.transactions = transactions;
        this.people = people;
    }

    public static Path file(Home home) {
        return home.tokenFile();
    }

    /**
     * @param as the name after {@code --as}, or null
     */
    public Optional<Identity> identify(String shown, @Nullable String as) {
        if (!Secrets.same(shown, token)) {
            return Optional.empty();
        }
        if (as == null || as.isBlank()) {
            return Optional.of(
                    Identity.ofCommandLine(new Actor("administrator"), EnumSet.allOf(Role.class)));
        }
        PersonName name =
                new PersonName(
                        as.contains("%") ? URLDecoder.decode(as, StandardCharsets.UTF_8) : as);
        name.refuseMixedScripts();
        Optional<Person> person = transactions.read(connection -> people.find(connection, name));
        if (person.flatMap(Person::disabled).isPresent()) {
            return Optional.empty();
        }
        Set<Role> roles = person.map(Person::roles).orElse(EnumSet.allOf(Role.class));
        return Optional.of(Identity.ofCommandLine(new Actor(name.text()), roles));
    }

    private static String write(Path file) {
        String token = Secrets.token();
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file);
            Home.restrict(file, "rw-------");
            Files.writeString(file, token + "\n", StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return token;
    }
}
