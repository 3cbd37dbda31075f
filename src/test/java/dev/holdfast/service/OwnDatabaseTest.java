package dev.holdfast.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.audit.Actor;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.hold.PlaceHold;
import dev.holdfast.hold.ReleaseHold;
import dev.holdfast.integrity.VerifyArchive;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.DatabaseAccess;
import dev.holdfast.register.ExternalDatabase;
import dev.holdfast.register.ServiceLogin;
import dev.holdfast.register.Transactions;
import dev.holdfast.selftest.DisposalScene;
import dev.holdfast.selftest.RunSelfTest;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A server of the user's own, whose owner of the schema is no superuser. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway") // start() runs before any test
class OwnDatabaseTest {
    @TempDir static Path folder;
    private static EmbeddedPostgres server;
    private static String url;

    @BeforeAll
    static void start() throws Exception {
        Path data = folder.resolve("server");
        server = EmbeddedPostgres.builder().setDataDirectory(data).start();
        url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/";
        asRoot(
                "ALTER ROLE postgres PASSWORD 'root'",
                "CREATE ROLE helpless LOGIN PASSWORD 'h'",
                "CREATE DATABASE poor OWNER helpless",
                "CREATE ROLE keeper LOGIN CREATEROLE PASSWORD 'k'",
                "CREATE DATABASE rich OWNER keeper");
        Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        asRoot("SELECT pg_reload_conf()");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @Order(1)
    void ownerThatMayNotCreateRolesShouldBeToldWhatToDo() {
        refused(said(null, "", false), "the server refused to set it up");
    }

    @Test
    @Order(2)
    void lifeOfAnItemShouldBeTheSameUnderALoginOfItsOwn() throws Exception {
        Map<String, Object> settings =
                Map.of(
                        "holdfast.db.url",
                        url + "rich",
                        "holdfast.db.user",
                        "keeper",
                        "holdfast.db.password",
                        "k");
        try (DisposalScene scene =
                new DisposalScene(folder.resolve("rich"), new Random(9), settings)) {
            scene.mails(3, 2012);
            scene.mails(2, 2014);
            scene.bean(OpenMatter.class).open("Kestrel", DisposalScene.OFFICER);
            scene.bean(PlaceHold.class)
                    .place(
                            "Kestrel",
                            new HoldScope(List.of(), null, null, LocalDate.of(2012, 12, 31)),
                            false,
                            DisposalScene.OFFICER);
            assertThat(scene.dispose().destroyed()).isEqualTo(2);
            refusedBySql(scene, "RESET ROLE; DELETE FROM item", "permission denied");
            refusedBySql(
                    scene, "RESET ROLE; ALTER TABLE item DISABLE TRIGGER ALL", "must be owner");
            refusedBySql(scene, "RESET ROLE; SELECT inner_pad FROM seal_key", "permission denied");
            refusedBySql(scene, "RESET ROLE; SET ROLE keeper", "permission denied to set role");
            refusedBySql(
                    scene, "SET SESSION AUTHORIZATION keeper", "permission denied to set session");
            assertThat(scene.bean(RunSelfTest.class).run(Actor.SYSTEM).alarms()).isEmpty();
            scene.bean(ReleaseHold.class).release(1, "settled", DisposalScene.FIRST);
            scene.bean(ReleaseHold.class).confirm(1, null, DisposalScene.SECOND);
            scene.restart();
            assertThat(scene.dispose().destroyed()).isEqualTo(3);
            VerifyArchive.Outcome verified =
                    scene.bean(VerifyArchive.class).verify(true, Actor.SYSTEM);
            assertThat(verified.problems()).isEmpty();
            assertThat(verified.warnings()).isEmpty();
        }
        assertThat(Files.getPosixFilePermissions(password())).hasSize(2);
    }

    @Test
    @Order(3)
    void loginThatIsNamedShouldBeInTheServiceRoleAndNoOther() throws Exception {
        asRoot(
                "CREATE ROLE plain LOGIN PASSWORD 'p'",
                "GRANT holdfast_service TO plain",
                "CREATE ROLE greedy LOGIN PASSWORD 'g' IN ROLE holdfast_service, helpless",
                "CREATE ROLE mighty LOGIN SUPERUSER PASSWORD 'm' IN ROLE holdfast_service",
                "CREATE ROLE stranger LOGIN PASSWORD 's'");
        refused(said(null, "", false), "helpless may not create one");
        refused(said("helpless", "h", false), "helpless is the owner itself");
        refused(said("greedy", "g", false), "it is a member of helpless");
        refused(said("mighty", "m", false), "mighty: it is a superuser");
        refused(said("stranger", "s", false), "the server refused to set it up");
        DatabaseAccess plain = open(said("plain", "p", false));
        assertThat(plain.serviceUser()).isEqualTo("plain");
        assertThat(excess(plain)).isEmpty();
        assertThatThrownBy(() -> open(said("plain", "wrong", false)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    @Order(4)
    void ownerShouldStepDownOnlyWhenToldTo() throws Exception {
        DatabaseAccess down = open(said(null, "", true));
        assertThat(down.serviceUser()).isEqualTo("helpless");
        assertThat(down.connectionInitSql()).isEqualTo("SET ROLE holdfast_service");
        try (Connection owner = DriverManager.getConnection(url + "poor", "helpless", "h");
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE item (ordinal bigint)");
        }
        assertThat(excess(down)).containsExactly("it owns 1 tables of the register");
    }

    private static ExternalDatabase.Said said(
            @Nullable String login, String password, boolean stepDown) {
        return new ExternalDatabase.Said(url + "poor", "helpless", "h", login, password, stepDown);
    }

    private static DatabaseAccess open(ExternalDatabase.Said said) {
        return ExternalDatabase.open(said, folder).access();
    }

    private static void refused(ExternalDatabase.Said said, String why) {
        assertThatThrownBy(() -> open(said))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code().text()).isEqualTo("HF-6020");
                            assertThat(problem.getMessage()).contains(why);
                        });
    }

    private static List<String> excess(DatabaseAccess access) throws SQLException {
        try (Connection login =
                DriverManager.getConnection(
                        access.url(), access.serviceUser(), access.servicePassword())) {
            return ServiceLogin.excess(login).stream()
                    .filter(line -> !line.contains("pg_database_owner"))
                    .toList();
        }
    }

    private static void refusedBySql(DisposalScene scene, String sql, String why) {
        assertThatThrownBy(
                        () ->
                                scene.bean(Transactions.class)
                                        .write(
                                                connection -> {
                                                    try (Statement statement =
                                                            connection.createStatement()) {
                                                        return statement.execute(sql);
                                                    }
                                                }))
                .hasMessageContaining(why);
    }

    private static Path password() {
        return folder.resolve("rich/home/keys/database-service-password");
    }

    private static void asRoot(String... statements) throws SQLException {
        try (Connection root = DriverManager.getConnection(url + "postgres", "postgres", "root");
                Statement statement = root.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
