package dev.holdfast.integrity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/** The register against the log and against itself, one promise a block of {@code checks.sql}. */
final class RegisterChecks {
    private static final int LINES_EACH = 20;

    private RegisterChecks() {}

    static void run(Connection connection, List<String> problems) throws SQLException {
        for (String check : all()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(check + " LIMIT " + LINES_EACH)) {
                while (row.next()) {
                    problems.add(row.getString(1));
                }
            }
        }
    }

    private static List<String> all() {
        try (InputStream in = RegisterChecks.class.getResourceAsStream("/integrity/checks.sql")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.split("\\n\\s*\\n")).stream()
                    .map(String::strip)
                    .filter(block -> !block.startsWith("--"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
