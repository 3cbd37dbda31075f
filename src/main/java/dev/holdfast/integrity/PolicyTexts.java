package dev.holdfast.integrity;

import dev.holdfast.policy.PolicyReader;
import dev.holdfast.problem.Problem;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The texts of the policies in force, against the digests they were activated with. */
final class PolicyTexts {
    private PolicyTexts() {}

    static void compare(Connection connection, PolicyReader reader, List<String> problems)
            throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT policy, version, digest, source_yaml FROM policy_version"
                                        + " WHERE retired_at IS NULL ORDER BY policy");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String name = row.getString(1) + " v" + row.getInt(2);
                if (!row.getString(3).equals(digest(reader, name, row.getString(4)))) {
                    problems.add("the text of policy " + name + " is not the one activated");
                }
            }
        }
    }

    private static String digest(PolicyReader reader, String name, String text) {
        try {
            return PolicyReader.orRefuse(reader.read(name, text)).digest().hex();
        } catch (Problem unreadable) {
            return "unreadable";
        }
    }
}
