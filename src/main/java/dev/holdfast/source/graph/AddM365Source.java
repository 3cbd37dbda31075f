package dev.holdfast.source.graph;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.home.Home;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.source.graph.M365Connection.Credential;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Adds a Microsoft 365 directory as a source. Nothing is read from it yet, and the credential is
 * not tried.
 */
@Singleton
public class AddM365Source {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final M365Sources sources;
    private final AuditLog audit;
    private final Home home;
    private final Clock clock;

    public AddM365Source(M365Sources sources, AuditLog audit, Home home, Clock clock) {
        this.sources = sources;
        this.audit = audit;
        this.home = home;
        this.clock = clock;
    }

    public sealed interface Outcome {
        record Added(M365Connection source) implements Outcome {}

        record NameTaken(String name) implements Outcome {}
    }

    /** What the application proves itself with, as the user gives it. */
    public sealed interface Proof {
        /**
         * @param text the client secret's value
         */
        record Secret(String text) implements Proof {
            @Override
            public String toString() {
                return "client secret";
            }
        }

        /**
         * @param pem certificate and private key
         */
        record Certificate(String pem) implements Proof {
            @Override
            public String toString() {
                return "certificate";
            }
        }
    }

    /**
     * @param name of the source: lower-case letters, digits and hyphens
     * @param graphRoot and {@code loginHost} are the global cloud's unless the directory lives in
     *     another
     * @throws Problem HF-1002 when a value cannot be right, HF-9002 when the credential cannot be
     *     kept
     */
    public Outcome add(
            String name,
            String directoryId,
            String clientId,
            Proof proof,
            URI graphRoot,
            URI loginHost,
            Actor by) {
        if (!NAME.matcher(name).matches() || directoryId.isBlank() || clientId.isBlank()) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "a Microsoft 365 source needs a name, a directory id and a client id",
                    "name it with lower-case letters, digits and hyphens, and copy both ids from"
                            + " the app registration");
        }
        if (sources.find(name).isPresent()) {
            return new Outcome.NameTaken(name);
        }
        Path file = home.keys().resolve("m365-" + name + ".credential");
        Credential credential =
                switch (proof) {
                    case Proof.Secret secret -> new Credential.Secret(keep(file, secret.text()));
                    case Proof.Certificate certificate ->
                            new Credential.Certificate(keep(file, certificate.pem()));
                };
        M365Connection source =
                new M365Connection(name, directoryId, clientId, credential, graphRoot, loginHost);
        boolean added =
                sources.transactions()
                        .run(
                                connection -> {
                                    boolean inserted =
                                            M365Sources.insert(connection, source, clock.instant());
                                    if (inserted) {
                                        audit.append(
                                                connection,
                                                by,
                                                "source.add",
                                                "source/" + name,
                                                Map.of(
                                                        "type",
                                                        "m365",
                                                        "directory",
                                                        directoryId,
                                                        "client",
                                                        clientId));
                                    }
                                    return inserted;
                                });
        return added ? new Outcome.Added(source) : new Outcome.NameTaken(name);
    }

    /** The file is its owner's alone before the secret is in it. */
    private static Path keep(Path file, String secret) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file);
            Home.restrict(file, "rw-------");
            Files.write(
                    file,
                    secret.strip().getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.WRITE);
            return file;
        } catch (IOException e) {
            throw new Problem(
                    Code.M365_CREDENTIAL,
                    "the credential cannot be kept in " + file,
                    "check that the home's keys folder can be written",
                    e);
        }
    }
}
