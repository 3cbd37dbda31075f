package dev.holdfast.register;

import dev.holdfast.home.Home;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.ExternalDatabase.Said;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What the service signs in as on a server of the user's own: a login that may do what the role
 * {@code holdfast_service} may and nothing else. A login that owned the schema could take every
 * guard away with {@code RESET ROLE}.
 */
public final class ServiceLogin {
    private static final String PASSWORD_FILE = "database-service-password";

    /** What the login could do besides; a line each. The memberships named are what it needs. */
    private static final String EXCESS =
            """
            SELECT 'it is a superuser' FROM pg_roles WHERE rolname = session_user AND rolsuper
            UNION ALL SELECT 'it may create roles' FROM pg_roles WHERE rolname = session_user AND rolcreaterole
            UNION ALL SELECT 'it may replicate or pass by row security' FROM pg_roles
                WHERE rolname = session_user AND (rolreplication OR rolbypassrls)
            UNION ALL SELECT 'it is a member of ' || r.rolname FROM pg_roles r
                WHERE NOT (SELECT rolsuper FROM pg_roles WHERE rolname = session_user)
                  AND r.rolname NOT IN (session_user, 'holdfast_service', 'pg_checkpoint') AND pg_has_role(session_user, r.oid, 'MEMBER')
            UNION ALL SELECT 'it owns ' || count(*) || ' tables of the register' FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND pg_get_userbyid(relowner) = session_user HAVING count(*) > 0
            """;

    private ServiceLogin() {}

    /**
     * @throws Problem HF-6020 when there is no such login and none can be made
     */
    static DatabaseAccess of(Said said, Path keys) {
        try (Connection owner =
                DriverManager.getConnection(said.url(), said.owner(), said.ownerPassword())) {
            Schema.createServiceRole(owner);
            if (said.serviceUser() != null) {
                return named(owner, said, said.serviceUser());
            }
            if (mayCreateRoles(owner)) {
                return made(owner, said, keys);
            }
            if (said.stepDown()) {
                return said.access(said.owner(), said.ownerPassword());
            }
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith("42")) {
                throw refused("the server refused to set it up (" + e.getMessage() + ")", e);
            }
            throw Schema.down(said.url(), e);
        } catch (IOException e) {
            throw refused("its password cannot be kept (" + e.getMessage() + ")", e);
        }
        throw refused(said.owner() + " may not create one", null);
    }

    /** What the login behind this connection could do besides being the service; a line each. */
    public static List<String> excess(Connection connection) throws SQLException {
        List<String> excess = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(EXCESS)) {
            while (row.next()) {
                excess.add(row.getString(1));
            }
        }
        return excess;
    }

    private static DatabaseAccess named(Connection owner, Said said, String login)
            throws SQLException {
        if (login.equals(said.owner())) {
            throw refused(login + " is the owner itself", null);
        }
        if (!flag(owner, "SELECT pg_has_role(?, 'holdfast_service', 'MEMBER')", login)) {
            grant(owner, login);
        }
        DatabaseAccess access = said.access(login, said.servicePassword());
        refuseExcess(access);
        return access;
    }

    private static DatabaseAccess made(Connection owner, Said said, Path keys)
            throws SQLException, IOException {
        String login = "holdfast_login_" + owner.getCatalog();
        String password = password(keys.resolve(PASSWORD_FILE));
        boolean there =
                flag(owner, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)", login);
        try (Statement statement = owner.createStatement()) {
            statement.execute(
                    (there ? "ALTER ROLE " : "CREATE ROLE ")
                            + statement.enquoteIdentifier(login, true)
                            + " LOGIN PASSWORD "
                            + statement.enquoteLiteral(password));
        }
        grant(owner, login);
        DatabaseAccess access = said.access(login, password);
        refuseExcess(access);
        return access;
    }

    private static void grant(Connection owner, String login) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(
                    "GRANT "
                            + DatabaseAccess.SERVICE_ROLE
                            + " TO "
                            + statement.enquoteIdentifier(login, true));
        }
    }

    private static void refuseExcess(DatabaseAccess access) throws SQLException {
        try (Connection service =
                DriverManager.getConnection(
                        access.url(), access.serviceUser(), access.servicePassword())) {
            List<String> excess = excess(service);
            if (!excess.isEmpty()) {
                throw refused(access.serviceUser() + ": " + String.join(", ", excess), null);
            }
        }
    }

    private static boolean mayCreateRoles(Connection owner) throws SQLException {
        return flag(
                owner,
                "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = ?",
                owner.getMetaData().getUserName());
    }

    private static boolean flag(Connection connection, String sql, String name)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(file);
            Home.restrict(file, "rw-------");
            Files.writeString(file, HexFormat.of().formatHex(random), StandardCharsets.US_ASCII);
        }
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    private static Problem refused(String why, @Nullable Exception cause) {
        return new Problem(
                Code.SERVICE_LOGIN,
                "the service has no login of its own on the database: " + why,
                "let HOLDFAST_DB_USER create roles; or have CREATE ROLE holdfast_service NOLOGIN"
                    + " and CREATE ROLE name LOGIN PASSWORD '…' IN ROLE holdfast_service run, and"
                    + " set HOLDFAST_DB_SERVICE_USER and HOLDFAST_DB_SERVICE_PASSWORD; or set"
                    + " HOLDFAST_DB_STEP_DOWN=true and live with a weaker guard",
                cause);
    }
}
