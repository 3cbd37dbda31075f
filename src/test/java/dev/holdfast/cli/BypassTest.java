package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.holdfast.home.Home;
import dev.holdfast.register.Transactions;
import dev.holdfast.service.Service;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;

/**
 * The ways around a hold and around two people that need no SQL: verbs, roles, names, the clock,
 * files and a restart. What raw SQL could try is in {@code selftest/attempts.sql}, and tried here
 * on a home with an archive in it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway") // live() starts the service before any test
class BypassTest {
    private static final String POLICY =
            """
            id: mail-5y
            title: Company mail
            authority: {cite: "Company rule 7", read: 2026-11-22, confidence: seen}
            kind: minimum
            level: policy
            scope: {query: 'kind:email'}
            period: P5Y
            from: sent
            round: none
            then: destroy
            examples:
              - {item: {kind: email, sent: 2020-02-29}, retainUntil: 2025-02-28}
            """;

    /** A line each: the code that refuses it, the words, and what is tried. */
    private static final String VERBS =
            """
            HF-2021 disposition execute {plan}                  # execute before anybody approved
            HF-2020 disposition approve {plan} --as olga        # approve what one planned
            HF-2020 disposition approve {plan} --as OLGA        # the same, in capitals
            HF-2020 disposition approve {plan} --as paula       # approve what rests on one's policy
            HF-2002 matter close Kestrel                        # close a matter to be rid of its holds
            HF-1001 disposition execute 99                      # execute a plan that nobody drew up
            HF-1008 tenant erase default                        # erase everything at once
            HF-1002 hold place --matter Kestrel                 # hold everything, so that nobody looks
            HF-1009 --tenant other disposition execute {plan}   # act in another tenant
            HF-1002 disposition approve {plan} --as !           # act as nobody
            HF-1002 vault compact --min-dead 0                  # compact what lives
            HF-1002 vault compact --min-dead 2                  # compact more than all
            """;

    private static final String ROLES =
            """
            HF-7001 disposition approve {plan} --as rita        # a reviewer approves
            HF-7001 disposition execute {plan} --as rita        # a reviewer executes
            HF-7001 hold release 1 --as rita                    # a reviewer releases
            HF-7001 user add rita2 --role approver --as rita    # a reviewer makes herself an approver
            HF-7001 clock confirm --as rita                     # a reviewer confirms the clock
            HF-7001 policy retire mail-5y --as rita             # a reviewer retires a policy
            """;

    @TempDir static Path folder;
    private static Path policy;
    private static Verbs verbs;
    private static Service service;
    private static String plan;

    @BeforeAll
    static void live() throws IOException {
        start("PT0S");
        Path mails = Files.createDirectory(folder.resolve("mails"));
        for (int i = 0; i < 4; i++) {
            Files.writeString(
                    mails.resolve(i + ".eml"),
                    "From: ben@northgate.example\r\nDate: Thu, 5 Mar 2015 10:00:0"
                            + i
                            + " +0000\r\nSubject: "
                            + (i < 2 ? "Kestrel" : "Pallets")
                            + "\r\n\r\nbody "
                            + i
                            + "\r\n");
        }
        policy = Files.writeString(folder.resolve("mail.yaml"), POLICY);
        verbs.done("ingest", mails.toString(), "--custodian", "okafor");
        verbs.done("policy", "activate", policy.toString(), "--as", "paula");
        verbs.done("matter", "open", "Kestrel");
        verbs.done("hold", "place", "--matter", "Kestrel", "--query", "kestrel");
        plan = verbs.done("disposition", "plan", "--as", "olga").path("plan").asText();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Order(1)
    void verbsShouldFindNoWay() throws IOException {
        Path shorter =
                Files.writeString(
                        folder.resolve("shorter.yaml"),
                        POLICY.replace("P5Y", "P1D")
                                .replace("retainUntil: 2025-02-28", "retainUntil: 2020-03-01"));
        refused(VERBS);

        // a shorter policy makes nothing of a hold go: the plan lists what is not held
        verbs.done("policy", "activate", shorter.toString(), "--as", "paula");
        assertThat(verbs.done("evaluate").path("held").asLong()).isEqualTo(2);
        verbs.done("policy", "retire", "mail-5y", "--as", "paula");
        assertThat(verbs.done("evaluate").path("due").asLong()).isZero();
        verbs.done("policy", "activate", policy.toString(), "--as", "paula");
    }

    @Test
    @Order(2)
    void rolesShouldNotBeBypassed() {
        verbs.done("user", "add", "rita", "--role", "reviewer");
        refused(ROLES);
    }

    @Test
    @Order(3)
    void rawSqlShouldFindNoWayBesideAnArchive() {
        JsonNode result = verbs.done("selftest");
        assertThat(result.path("ok").asBoolean()).isTrue();
        assertThat(result.path("attempts").size()).isGreaterThan(140);
    }

    @Test
    @Order(3)
    void holdShouldNotBeReleasedByOnePersonUnderTwoSpellings() {
        verbs.done("hold", "release", "1", "--reason", "settled", "--as", "anna");
        for (String spelling : new String[] {"anna", "ANNA", "\uff41nna", "a\uff4ena"}) {
            verbs.refused("HF-2030", "hold", "confirm-release", "1", "--as", spelling);
        }
        verbs.refused("HF-2081", "hold", "confirm-release", "1", "--as", "\u0430nna");
        verbs.done("hold", "cancel-release", "1", "--as", "anna");
        assertThat(verbs.done("evaluate").path("held").asLong()).isEqualTo(2);
    }

    @Test
    @Order(4)
    void clockShouldEndNoCoolingTimeWhereverItIsSet() throws SQLException, IOException {
        service.close();
        start("PT1H");
        verbs.done("disposition", "approve", plan, "--as", "anna");
        verbs.refused("HF-2020", "disposition", "approve", plan, "--as", "anna");
        verbs.refused("HF-2020", "disposition", "approve", plan, "--as", "Anna");
        verbs.refused("HF-2020", "disposition", "approve", plan, "--as", "\uff21nna");
        // a Cyrillic letter that looks like a Latin one
        verbs.refused("HF-2081", "disposition", "approve", plan, "--as", "\u0430nna");
        verbs.done("disposition", "approve", plan, "--as", "ben");
        verbs.refused("HF-2021", "disposition", "execute", plan);
        // forward by ten days: what was ten days ago was seen just now
        asRoot(
                "UPDATE clock_watch SET seen = seen - interval '10 days'",
                "ALTER TABLE disposition_plan DISABLE TRIGGER ALL",
                "UPDATE disposition_plan SET cooling_ends = cooling_ends - interval '2 hours'",
                "ALTER TABLE disposition_plan ENABLE TRIGGER ALL");
        assertThat(verbs.done("clock", "show").path("doubtedSeconds").asLong())
                .isGreaterThan(800_000);
        verbs.refused("HF-2070", "disposition", "execute", plan);
        // and back by ten days: seen is ahead
        verbs.done("clock", "confirm");
        assertThat(verbs.done("clock", "show").path("doubtedSeconds").asLong()).isZero();
        asRoot("UPDATE clock_watch SET seen = seen + interval '10 days'");
        String late = verbs.done("disposition", "plan", "--as", "olga").path("plan").asText();
        verbs.done("disposition", "approve", late, "--as", "anna");
        assertThat(
                        verbs.done("disposition", "approve", late, "--as", "ben")
                                .path("coolingEnds")
                                .asText())
                .as("counted from the latest time ever seen")
                .isGreaterThan(
                        service.context()
                                .getBean(java.time.Clock.class)
                                .instant()
                                .plus(java.time.Duration.ofDays(9))
                                .toString());
        verbs.refused("HF-2021", "disposition", "execute", late);
        verbs.done("clock", "confirm");
    }

    @Test
    @Order(5)
    void editedPolicyFileAndRestartShouldChangeNothing() throws IOException {
        Files.writeString(policy, POLICY.replace("P5Y", "P1D"));
        service.close();
        start("PT0S");
        assertThat(verbs.done("policy", "list").toString()).doesNotContain("P1D");
        assertThat(verbs.done("evaluate").path("held").asLong()).isEqualTo(2);
    }

    @Test
    @Order(6)
    void whatIsHeldShouldLiveAfterAllOfIt() {
        JsonNode executed = verbs.done("disposition", "execute", plan);
        assertThat(executed.path("destroyed").asLong()).isEqualTo(2);
        assertThat(verbs.done("search", "kestrel").path("total").asLong()).isEqualTo(2);
        assertThat(verbs.done("search", "pallets").path("total").asLong()).isZero();
        // a plan is executed once
        verbs.refused("HF-2021", "disposition", "execute", plan);
        verbs.refused("HF-2021", "disposition", "approve", plan, "--as", "carla");
    }

    private static void refused(String tries) {
        for (String line : tries.lines().toList()) {
            String[] words = line.replace("{plan}", plan).replaceFirst(" +#.*", "").split(" +");
            verbs.refused(words[0], Arrays.copyOfRange(words, 1, words.length));
        }
    }

    private static void start(String cooling) {
        Home home = new Home(folder.resolve("home"));
        service =
                Service.start(
                        home,
                        0,
                        Map.of(
                                "holdfast.disposition.cooling",
                                cooling,
                                "holdfast.vault.compaction-grace",
                                "PT0S"));
        verbs = new Verbs(home.root());
    }

    private static void asRoot(String... statements) throws SQLException, IOException {
        String password = Files.readString(folder.resolve("home/keys/database-password")).strip();
        String url =
                service.context()
                        .getBean(Transactions.class)
                        .read(connection -> connection.getMetaData().getURL());
        try (Connection root = DriverManager.getConnection(url, "postgres", password);
                Statement statement = root.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
