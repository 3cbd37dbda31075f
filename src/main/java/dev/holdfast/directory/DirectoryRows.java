package dev.holdfast.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.holdfast.item.Sha256;

import jakarta.inject.Singleton;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The directory's rows in the register: added, never changed. */
@Singleton
class DirectoryRows {
    private static final long LOCK = 0x6469726563746F72L; // "director"
    private static final int AT_ONCE = 5_000;

    /** One file taken in. */
    record Import(
            long id,
            String file,
            Sha256 sha256,
            LocalDate asOf,
            boolean full,
            String by,
            Instant at,
            long statements) {}

    private final ObjectMapper json;
    private final ObjectReader attributes;

    DirectoryRows(ObjectMapper json) {
        this.json = json;
        this.attributes = json.readerFor(new TypeReference<Map<String, List<String>>>() {});
    }

    /** One import at a time; until the transaction ends. */
    void exclude(Connection connection) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(" + LOCK + ")")) {
            lock.execute();
        }
    }

    /** The number of the newest import, 0 before the first. */
    long newest(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT coalesce(max(id), 0) FROM directory_import");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    List<Import> imports(Connection connection) throws SQLException {
        List<Import> imports = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT i.*, (SELECT count(*) FROM directory_statement s WHERE"
                                    + " s.import_id = i.id) FROM directory_import i ORDER BY i.id"
                                    + " DESC");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                imports.add(
                        new Import(
                                row.getLong(1),
                                row.getString(2),
                                Sha256.ofDigest(row.getBytes(3)),
                                row.getDate(4).toLocalDate(),
                                row.getBoolean(5),
                                row.getString(6),
                                row.getTimestamp(7).toInstant(),
                                row.getLong(8)));
            }
        }
        return imports;
    }

    /** Everything said, in the order it was said. */
    List<Statement> statements(Connection connection) throws SQLException {
        List<Statement> statements = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT line, custodian, from_date, until_date, attributes FROM"
                                + " directory_statement ORDER BY id")) {
            select.setFetchSize(10_000);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    statements.add(
                            new Statement(
                                    row.getObject(1, Long.class),
                                    row.getString(2),
                                    row.getObject(3, LocalDate.class),
                                    row.getObject(4, LocalDate.class),
                                    attributes.readValue(row.getString(5))));
                }
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return statements;
    }

    long add(
            Connection connection,
            String file,
            Sha256 sha256,
            LocalDate asOf,
            boolean full,
            String by,
            Instant at)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO directory_import (file, sha256, as_of, everybody, by_user,"
                                + " at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id")) {
            insert.setString(1, file);
            insert.setBytes(2, sha256.bytes());
            insert.setDate(3, Date.valueOf(asOf));
            insert.setBoolean(4, full);
            insert.setString(5, by);
            insert.setTimestamp(6, Timestamp.from(at));
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        }
    }

    void add(Connection connection, long imported, List<Statement> statements) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO directory_statement (import_id, line, custodian, from_date,"
                            + " until_date, attributes) SELECT ?, s.l, s.c, s.f, s.u, s.a::jsonb"
                            + " FROM unnest(?, ?, ?, ?, ?) WITH ORDINALITY AS s (l, c, f, u, a, n)"
                            + " ORDER BY s.n")) {
            for (int start = 0; start < statements.size(); start += AT_ONCE) {
                List<Statement> some =
                        statements.subList(start, Math.min(start + AT_ONCE, statements.size()));
                insert.setLong(1, imported);
                insert.setArray(2, array(connection, "bigint", some, Statement::line));
                insert.setArray(3, array(connection, "text", some, Statement::custodian));
                insert.setArray(4, array(connection, "date", some, Statement::from));
                insert.setArray(5, array(connection, "date", some, Statement::until));
                insert.setArray(
                        6, array(connection, "text", some, one -> written(one.attributes())));
                insert.executeUpdate();
            }
        }
    }

    private String written(Map<String, List<String>> what) {
        try {
            return json.writeValueAsString(what);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static java.sql.Array array(
            Connection connection, String type, List<Statement> from, Column column)
            throws SQLException {
        return connection.createArrayOf(type, from.stream().map(column::of).toArray());
    }

    private interface Column {
        @org.jspecify.annotations.Nullable
        Object of(Statement statement);
    }
}
