package dev.holdfast.access;

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
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO person (name, roles, password_hash, added_at, added_by) VALUES"
                                + " (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, name.text());
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", roles.stream().map(Role::label).sorted().toArray()));
            insert.setString(3, hash);
            insert.setTimestamp(4, Timestamp.from(at));
            insert.setString(5, by);
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
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE person SET password_hash = ? WHERE name = ?")) {
            update.setString(1, hash);
            update.setString(2, name.text());
            update.executeUpdate();
        }
    }

    void disable(Connection connection, PersonName name, Instant at, String by)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE person SET disabled_at = ?, disabled_by = ? WHERE name = ? AND"
                                + " disabled_at IS NULL")) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setString(2, by);
            update.setString(3, name.text());
            update.executeUpdate();
        }
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
