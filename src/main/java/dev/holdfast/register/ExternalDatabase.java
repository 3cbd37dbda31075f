package dev.holdfast.register;

/** A PostgreSQL server of the user's own, named by {@code HOLDFAST_DB_URL}. */
public record ExternalDatabase(DatabaseAccess access) implements Database {
    @Override
    public void close() {
        // the server is not ours to stop
    }
}
