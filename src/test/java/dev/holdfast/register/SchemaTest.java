package dev.holdfast.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

class SchemaTest {
    @Test
    void serviceShouldNotBeAbleToRemoveItemsOrTriggers() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.serviceDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM item"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("TRUNCATE content"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("ALTER TABLE item DISABLE TRIGGER ALL"))
                    .hasMessageContaining("must be owner");
            assertThatThrownBy(() -> statement.execute("SET session_replication_role = replica"))
                    .hasMessageContaining("permission denied");
            try (ResultSet user = statement.executeQuery("SELECT current_user")) {
                user.next();
                assertThat(user.getString(1)).isEqualTo("holdfast_service");
            }
        }
    }

    @Test
    void embeddedServerShouldWaitForTheDiskBeforeItCommits() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.serviceDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting :
                    new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                try (ResultSet value = statement.executeQuery("SHOW " + setting)) {
                    value.next();
                    assertThat(value.getString(1)).as(setting).isEqualTo("on");
                }
            }
        }
    }

    @Test
    void embeddedServerShouldRefuseSignInWithoutPassword() {
        try (TestDatabase database = TestDatabase.create()) {
            assertThatThrownBy(
                            () ->
                                    java.sql.DriverManager.getConnection(
                                            database.access().url(), "postgres", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }
}
