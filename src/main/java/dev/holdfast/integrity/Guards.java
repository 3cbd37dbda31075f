package dev.holdfast.integrity;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * What refuses in the database: triggers, their functions, the service's rights. Their fingerprint
 * goes into the log when a new version of the schema first runs, and is compared ever after.
 */
@Singleton
public class Guards {
    private static final String ACTION = "register.guards";
    private static final String VERSION = "SELECT schema_version()";
    private static final String LAST =
            "SELECT leaf::jsonb -> 'detail' ->> '%s' FROM audit_entry WHERE action = '"
                    + ACTION
                    + "' ORDER BY seq DESC LIMIT 1";
    private static final String FINGERPRINT =
            """
            SELECT encode(sha256(convert_to(string_agg(line, chr(10) ORDER BY line), 'UTF8')), 'hex') FROM (
              SELECT tgrelid::regclass || ' ' || tgenabled::text || ' ' || pg_get_triggerdef(oid) AS line FROM pg_trigger
                WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
              UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
              UNION ALL SELECT relname || ' ' || coalesce(relacl::text, '') FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'S')
              UNION ALL SELECT attrelid::regclass || '.' || attname || ' ' || attacl::text FROM pg_attribute
                WHERE attacl IS NOT NULL AND attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
              UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
                WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
              UNION ALL SELECT rolname || ' ' || rolsuper || rolcreaterole || rolcreatedb || rolreplication || rolbypassrls
                FROM pg_roles WHERE rolname = 'holdfast_service'
              UNION ALL SELECT 'member of ' || r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid
                JOIN pg_roles s ON s.oid = m.member WHERE s.rolname = 'holdfast_service') AS guard
            """;

    private final Transactions transactions;
    private final AuditLog audit;

    Guards(Transactions transactions, AuditLog audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Notes what refuses, when this version of the schema runs for the first time. */
    public void note() {
        transactions.write(
                connection -> {
                    String version = text(connection, VERSION);
                    if (version.equals(text(connection, LAST.formatted("schema")))) {
                        return 0L;
                    }
                    return audit.append(
                            connection,
                            Actor.SYSTEM,
                            ACTION,
                            "register",
                            Map.of(
                                    "schema",
                                    version,
                                    "fingerprint",
                                    text(connection, FINGERPRINT)));
                });
    }

    static void compare(Connection connection, List<String> problems) throws SQLException {
        String noted = text(connection, LAST.formatted("fingerprint"));
        if (!noted.isEmpty() && !noted.equals(text(connection, FINGERPRINT))) {
            problems.add(
                    "the triggers, functions or rights of the register are not those of this"
                            + " version");
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}
