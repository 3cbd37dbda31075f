package dev.holdfast.selftest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What raw SQL could try, one attempt a block of {@code attempts.sql}. */
final class SqlAttempts {
    private static final String DESTROY =
            "UPDATE item SET state = 1, plan_id = $2, destroyed_at = now(), source_key = NULL,"
                    + " subject = NULL, text_sha256 = NULL WHERE ordinal = $1";

    /**
     * @param statements made in this order; one of them must be refused
     */
    record Block(String path, List<String> statements) {
        static Block read(String text) {
            List<String> lines = text.lines().toList();
            return new Block(
                    lines.getFirst().substring("-- ".length()),
                    lines.stream().skip(1).map(SqlAttempts::destruction).toList());
        }
    }

    private SqlAttempts() {}

    static List<Block> all() {
        try (InputStream in = SqlAttempts.class.getResourceAsStream("/selftest/attempts.sql")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.split("\\n\\s*\\n")).stream()
                    .skip(1)
                    .map(block -> Block.read(block.strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tries each on the canary's transaction and takes it back. */
    static List<Attempt> on(Connection connection) throws SQLException {
        List<Attempt> attempts = new ArrayList<>();
        for (Block block : all()) {
            attempts.add(attempt(connection, block));
        }
        return attempts;
    }

    static Attempt attempt(Connection connection, Block block) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            for (String sql : block.statements()) {
                statement.execute(sql);
            }
            return Attempt.succeeded(block.path());
        } catch (SQLException refused) {
            return Attempt.refused(block.path(), refuser(refused), firstLine(refused));
        } finally {
            connection.rollback(before);
        }
    }

    private static String destruction(String line) {
        String sql = line.replace("{U}", Long.toString(Canary.UNMATCHED));
        if (!sql.startsWith("{destroy ")) {
            return sql;
        }
        String[] words = sql.replace("}", "").split(" ", -1);
        return DESTROY.replace("$1", words[1]).replace("$2", words[3]);
    }

    private static String refuser(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        if (state.equals("HF003") || state.equals("P0001")) {
            return "trigger";
        }
        if (state.startsWith("23")) {
            return "constraint";
        }
        return state.equals("42501") ? "role" : "statement";
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^ERROR: ", "");
    }
}
