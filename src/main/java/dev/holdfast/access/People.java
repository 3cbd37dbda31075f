package dev.holdfast.access;

import dev.holdfast.home.SealKey;
import dev.holdfast.home.Sealed;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of persons, in the caller's transaction. */
@Singleton
class People {
    private static final String COLUMNS =
            "name, roles, password_hash, added_at, added_by, disabled_at";

    private final SealKey key;

    People(SealKey key) {
        this.key = key;
    }

    boolean none(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT FROM person LIMIT 1");
                ResultSet rows = select.executeQuery()) {
            return !rows.next();
        }
    }

    /** Adds a person; false when the name is taken. */
    boolean add(
            Connection connection,
            PersonName name,
            Set<Role> roles,
            @Nullable String hash,
            Instant at,
            String by)
            throws SQLException {
        List<String> labels = roles.stream().map(Role::label).sorted().toList();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO person (name, roles, password_hash, added_at, added_by,"
                                + " version, seal) VALUES (?, ?, ?, ?, ?, 1, ?) ON CONFLICT DO"
                                + " NOTHING")) {
            insert.setString(1, name.text());
            insert.setArray(2, connection.createArrayOf("text", labels.toArray()));
            insert.setString(3, hash);
            insert.setTimestamp(4, Timestamp.from(at));
            insert.setString(5, by);
            insert.setBytes(6, seal(1, name, labels, hash, true));
            return insert.executeUpdate() == 1;
        }
    }

    List<Person> all(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT " + COLUMNS + " FROM person ORDER BY name");
                ResultSet rows = select.executeQuery()) {
            List<Person> people = new ArrayList<>();
            while (rows.next()) {
                people.add(person(rows));
            }
            return List.copyOf(people);
        }
    }

    Optional<Person> find(Connection connection, PersonName name) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM person WHERE name = ?")) {
            select.setString(1, name.text());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(person(rows)) : Optional.empty();
            }
        }
    }

    /**
     * The hash to check a password against; empty for persons unknown, disabled or without a
     * password.
     */
    Optional<String> passwordHash(Connection connection, PersonName name) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT password_hash FROM person WHERE name = ? AND disabled_at IS"
                                + " NULL")) {
            select.setString(1, name.text());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        }
    }

    void setPassword(Connection connection, PersonName name, String hash) throws SQLException {
        Optional<State> before = lock(connection, name);
        if (before.isPresent()) {
            State is = before.get();
            write(
                    connection,
                    name,
                    new State(is.version, is.roles, hash, is.disabledAt, is.disabledBy));
        }
    }

    void disable(Connection connection, PersonName name, Instant at, String by)
            throws SQLException {
        Optional<State> before = lock(connection, name);
        if (before.isPresent() && before.get().disabledAt == null) {
            State is = before.get();
            write(
                    connection,
                    name,
                    new State(is.version, is.roles, is.hash, Timestamp.from(at), by));
        }
    }

    /** What of a person changes, and what its seal is over. */
    private record State(
            int version,
            List<String> roles,
            @Nullable String hash,
            @Nullable Timestamp disabledAt,
            @Nullable String disabledBy) {}

    private static Optional<State> lock(Connection connection, PersonName name)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT version, roles, password_hash, disabled_at, disabled_by FROM"
                                + " person WHERE name = ? FOR UPDATE")) {
            select.setString(1, name.text());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new State(
                                        row.getInt(1),
                                        List.of((String[]) row.getArray(2).getArray()),
                                        row.getString(3),
                                        row.getTimestamp(4),
                                        row.getString(5)))
                        : Optional.empty();
            }
        }
    }

    private void write(Connection connection, PersonName name, State state) throws SQLException {
        int version = state.version + 1;
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE person SET version = ?, password_hash = ?, disabled_at = ?,"
                                + " disabled_by = ?, seal = ? WHERE name = ?")) {
            update.setInt(1, version);
            update.setString(2, state.hash);
            update.setTimestamp(3, state.disabledAt);
            update.setString(4, state.disabledBy);
            update.setBytes(
                    5, seal(version, name, state.roles, state.hash, state.disabledAt == null));
            update.setString(6, name.text());
            update.executeUpdate();
        }
    }

    private byte[] seal(
            int version,
            PersonName name,
            List<String> roles,
            @Nullable String hash,
            boolean active) {
        return key.seal(Sealed.person(version, name.text(), roles, hash, active));
    }

    private static Person person(ResultSet rows) throws SQLException {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (Object label : (Object[]) rows.getArray("roles").getArray()) {
            roles.add(Role.parse((String) label));
        }
        Timestamp disabled = rows.getTimestamp("disabled_at");
        return new Person(
                new PersonName(rows.getString("name")),
                roles,
                rows.getString("password_hash") != null,
                rows.getTimestamp("added_at").toInstant(),
                rows.getString("added_by"),
                Optional.ofNullable(disabled).map(Timestamp::toInstant));
    }
}
