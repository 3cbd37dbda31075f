package dev.holdfast.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.audit.Actor;
import dev.holdfast.home.Home;
import dev.holdfast.register.Transactions;
import dev.holdfast.service.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

class SelfTestTest {
    @TempDir Path folder;

    /** What is tried, and the code that refuses it, or the words of PostgreSQL. */
    private static String told(Attempt attempt) {
        String why = attempt.message().replaceAll("\\d+", "n");
        return attempt.path()
                + " | "
                + (attempt.message().startsWith("HF-") ? attempt.message().substring(0, 7) : why);
    }

    @Test
    void everyAttemptShouldBeRefusedAndNothingShouldStay() throws IOException {
        try (Service service = Service.start(new Home(folder.resolve("home")), 0, Map.of())) {
            RunSelfTest selfTest = service.context().getBean(RunSelfTest.class);
            RunSelfTest.Outcome outcome = selfTest.run(Actor.SYSTEM);
            assertThat(outcome.alarms()).isEmpty();
            assertThat(outcome.attempts())
                    .filteredOn(attempt -> attempt.refusedBy().equals("statement"))
                    .as("refused for a wrong reason")
                    .isEmpty();
            List<String> told = outcome.attempts().stream().map(SelfTestTest::told).toList();
            Files.write(Path.of("target/refusals.txt"), told);
            assertThat(told)
                    .as("each by what is meant to refuse it; what was said is in target/")
                    .isEqualTo(
                            Files.readAllLines(
                                    Path.of("src/test/resources/selftest/refusals.txt")));
            String left =
                    service.context()
                            .getBean(Transactions.class)
                            .read(
                                    connection -> {
                                        try (Statement statement = connection.createStatement();
                                                ResultSet row =
                                                        statement.executeQuery(
                                                                "SELECT (SELECT count(*) FROM item)"
                                                                    + " || ' ' || (SELECT count(*)"
                                                                    + " FROM hold) || ' ' ||"
                                                                    + " (SELECT count(*) FROM"
                                                                    + " disposition_plan)")) {
                                            row.next();
                                            return row.getString(1);
                                        }
                                    });
            assertThat(left).isEqualTo("0 0 0");
        }
    }
}
