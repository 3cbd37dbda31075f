package dev.holdfast.register;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** A PostgreSQL server of the user's own, named by {@code HOLDFAST_DB_URL}. */
public record ExternalDatabase(DatabaseAccess access) implements Database {
    /**
     * What the user says of it.
     *
     * @param owner may create tables; when it may create roles too, it makes the service's login
     * @param serviceUser the service's login, or null to have one made
     * @param stepDown whether the service may sign in as the owner and step down, for want of a
     *     login of its own
     */
    public record Said(
            String url,
            String owner,
            String ownerPassword,
            @Nullable String serviceUser,
            String servicePassword,
            boolean stepDown) {
        DatabaseAccess access(String login, String password) {
            return new DatabaseAccess(url, owner, ownerPassword, login, password);
        }
    }

    /**
     * @param keys folder of the home, for the password of a login that is made
     * @throws dev.holdfast.problem.Problem HF-6001 when the server does not answer, HF-6020 when
     *     the service has no login of its own
     */
    public static ExternalDatabase open(Said said, Path keys) {
        return new ExternalDatabase(ServiceLogin.of(said, keys));
    }

    @Override
    public void close() {
        // the server is not ours to stop
    }
}
