package dev.holdfast.register;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Brings the schema of a database up to this version of Holdfast, as its owner. */
public final class Schema {
    private Schema() {}

    /**
     * @throws Problem HF-6001 when the database cannot be reached or migrated
     */
    public static void migrate(DatabaseAccess access) {
        try {
            try (Connection owner =
                    DriverManager.getConnection(
                            access.url(), access.ownerUser(), access.ownerPassword())) {
                createServiceRole(owner);
            }
            Flyway.configure()
                    .dataSource(access.url(), access.ownerUser(), access.ownerPassword())
                    .locations("classpath:db/migration")
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (SQLException | FlywayException e) {
            throw down(access.url(), e);
        }
    }

    static Problem down(String url, Exception e) {
        return new Problem(
                Code.DATABASE_DOWN,
                "the register at "
                        + url
                        + " cannot be opened ("
                        + String.valueOf(e.getMessage())
                                .lines()
                                .findFirst()
                                .orElse("no reason given")
                        + ")",
                "check that the server runs, and HOLDFAST_DB_URL, HOLDFAST_DB_USER and"
                        + " HOLDFAST_DB_PASSWORD",
                e);
    }

    static void createServiceRole(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet role =
                        statement.executeQuery(
                                "SELECT FROM pg_roles WHERE rolname = '"
                                        + DatabaseAccess.SERVICE_ROLE
                                        + "'")) {
            if (!role.next()) {
                try (Statement create = owner.createStatement()) {
                    create.execute("CREATE ROLE " + DatabaseAccess.SERVICE_ROLE + " NOLOGIN");
                    create.execute("GRANT " + DatabaseAccess.SERVICE_ROLE + " TO CURRENT_USER");
                }
            }
        }
    }
}
