package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.holdfast.home.Home;
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
import java.util.Map;

/** Scopes that follow people, as a user types it. Vera's and Tom's mail is of 2011 to 2022. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DirectoryVerbsTest {
    private static final String POLICY =
            """
            id: %s
            title: Mail of the traders
            authority: {cite: "House rule 1", read: 2026-01-01, confidence: seen}
            kind: minimum
            level: policy
            scope: {custodians: %s}
            period: %s
            from: sent
            then: destroy
            """;

    @TempDir static Path folder;

    private static Service service;
    private static Verbs verbs;

    @BeforeAll
    static void start() throws IOException {
        Home home = new Home(folder.resolve("home"));
        service = Service.start(home, 0, Map.of());
        verbs = new Verbs(home.root());
        Path mail = SyntheticMail.write(folder.resolve("mail"));
        verbs.done("ingest", mail.toString(), "--custodian", "vera@lamp.example");
        verbs.done("ingest", mail.toString(), "--custodian", "Tom Muster");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Order(1)
    void policyShouldBeRefusedWhenNobodyHasItsGroup() throws IOException {
        JsonNode problem =
                verbs.refused("HF-5040", "policy", "check", policy("g", "{group: traders}"));
        assertThat(problem.path("remedy").asText()).contains("directory import");
        verbs.refused("HF-5040", "search", "group:traders");
    }

    @Test
    @Order(2)
    void importShouldSayWhatItTook() throws IOException {
        JsonNode said =
                imported(
                        "first.csv",
                        """
                        name,alias,group,department,mailbox-opened
                        Vera Beispiel,vera@lamp.example,traders;board,Trading,2010-05-01
                        Tom Muster,tom@lamp.example,lawyers,Legal,2010-05-01
                        """,
                        "--as-of",
                        "2010-05-01");
        assertThat(said.path("custodians").asInt()).isEqualTo(2);
        assertThat(said.path("changed").asInt()).isEqualTo(2);
        assertThat(said.path("import").isNumber()).isTrue();
        JsonNode groups = verbs.done("directory", "groups").path("groups");
        assertThat(groups.findValuesAsText("group")).containsExactly("board", "lawyers", "traders");
        assertThat(verbs.done("directory", "list").at("/custodians/1/department/0").asText())
                .isEqualTo("Trading");
        assertThat(verbs.done("directory", "list", "--as-of", "2010-04-30").path("total").asInt())
                .isZero();
    }

    @Test
    @Order(3)
    void importShouldChangeNothingWhenRepeated() throws IOException {
        JsonNode said =
                imported(
                        "again.csv",
                        """
                        name,alias,group,department,mailbox-opened
                        Vera Beispiel,vera@lamp.example,board;traders,Trading,2010-05-01
                        Tom Muster,tom@lamp.example,lawyers,Legal,2010-05-01
                        """,
                        "--full");
        assertThat(said.path("changed").asInt()).isZero();
        assertThat(said.path("unchanged").asInt()).isEqualTo(2);
        assertThat(said.path("import").isNull()).isTrue();
        assertThat(verbs.done("directory", "imports").path("imports")).hasSize(1);
    }

    @Test
    @Order(4)
    void brokenFileShouldImportNothing() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("broken.csv"), "name,department\nUlf,Sales\nulf,Legal\n");
        JsonNode problem = verbs.refused("HF-5041", "directory", "import", file.toString());
        assertThat(problem.path("detail").asText()).contains("broken.csv: line 3, column 1 (name)");
        verbs.refused("HF-5042", "directory", "show", "Ulf");
    }

    @Test
    @Order(5)
    void policyShouldCoverThoseWhoHaveTheAttribute() throws IOException {
        verbs.done("policy", "activate", policy("desk", "{attribute: department, is: trading}"));
        verbs.done("policy", "activate", policy("grp", "{group: LAWYERS}"));
        assertThat(total("policy:desk")).isEqualTo(12);
        assertThat(total("policy:desk AND custodian:\"vera@lamp.example\"")).isEqualTo(12);
        assertThat(total("policy:grp AND custodian:\"Tom Muster\"")).isEqualTo(12);
        assertThat(total("department:Legal AND lighthouse")).isEqualTo(4);
        assertThat(total("attribute:\"mailbox=x\" OR kind:email", "HF-5040")).isZero();
        JsonNode problem =
                verbs.refused(
                        "HF-5040",
                        "policy",
                        "check",
                        policy("x", "{attribute: department, is: Tradng}"));
        assertThat(problem.path("remedy").asText()).contains("Legal, Trading");
        assertThat(problem.path("detail").asText()).contains("x.yaml: scope.custodians");
    }

    @Test
    @Order(6)
    void scopeShouldFollowPeopleAndKeepWhatWasOnceInIt() throws IOException {
        imported(
                "moved.csv",
                "name,department\nVera Beispiel,Legal\nTom Muster,Trading\n",
                "--as-of",
                "2016-01-01");
        // Tom brings all his mail; Vera's stays up to her last day among the traders
        assertThat(total("policy:desk AND custodian:\"Tom Muster\"")).isEqualTo(12);
        assertThat(total("policy:desk AND custodian:\"vera@lamp.example\"")).isEqualTo(5);
        assertThat(total("policy:desk AND custodian:\"vera@lamp.example\" AND sent>=2016-01-01"))
                .isZero();
        String old =
                verbs.done("search", "policy:desk", "--sort", "date").at("/items/0/id").asText();
        assertThat(verbs.done("why", old, "--as-of", "2015-12-31").at("/reasons").toString())
                .contains("desk");
        JsonNode tom = verbs.done("directory", "show", "tom@lamp.example", "--as-of", "2015-12-31");
        assertThat(tom.path("custodian").asText()).isEqualTo("Tom Muster");
        assertThat(tom.at("/attributes/department/0").asText()).isEqualTo("Legal");
        assertThat(tom.path("archivedAs").toString()).contains("tom@lamp.example");
    }

    @Test
    @Order(7)
    void evaluationShouldUseTheDirectoryOfItsDay() throws IOException {
        String toms = verbs.done("search", "custodian:\"Tom Muster\"").at("/items/0/id").asText();
        assertThat(verbs.done("why", toms, "--as-of", "2015-12-31").path("reasons").toString())
                .doesNotContain("desk");
        assertThat(verbs.done("why", toms, "--as-of", "2016-01-01").path("reasons").toString())
                .contains("desk");
    }

    @Test
    @Order(8)
    void custodianShouldHaveLeftWhenAFullImportHasNoRow() throws IOException {
        JsonNode said =
                imported("full.csv", "name\nVera Beispiel\n", "--full", "--as-of", "2023-06-30");
        assertThat(said.path("left").toString()).isEqualTo("[\"Tom Muster\"]");
        assertThat(verbs.done("directory", "show", "Tom Muster").at("/attributes/left/0").asText())
                .isEqualTo("2023-06-30");
        assertThat(total("policy:desk AND custodian:\"Tom Muster\"")).isEqualTo(12);
        JsonNode back =
                imported(
                        "back.csv",
                        "name\nVera Beispiel\nTom Muster\n",
                        "--full",
                        "--as-of",
                        "2024-01-01");
        assertThat(back.path("changed").asInt()).isEqualTo(1);
        assertThat(verbs.done("directory", "show", "Tom Muster").path("attributes").has("left"))
                .isFalse();
        assertThat(verbs.done("audit", "list").toString()).contains("directory.import");
    }

    @Test
    @Order(9)
    void itemOlderThanItsMailboxShouldGoToReview() throws IOException {
        verbs.done("policy", "activate", policy("short", "[\"vera@lamp.example\"]", "P1Y"));
        String old = item("sent:2013-03-15");
        String young = item("sent:2014-03-15");
        verbs.done("policy", "retire", "desk");
        assertThat(verbs.done("why", old).path("outcome").asText()).isEqualTo("due");
        imported("opened.csv", "name,mailbox-opened\nVera Beispiel,2014-01-01\n");
        assertThat(verbs.done("why", old).path("outcome").asText()).isEqualTo("review");
        assertThat(verbs.done("why", young).path("outcome").asText()).isEqualTo("due");
    }

    private static String item(String query) {
        return verbs.done("search", query + " AND custodian:\"vera@lamp.example\"")
                .at("/items/0/id")
                .asText();
    }

    @Test
    @Order(10)
    void holdShouldCatchWhoJoinsItsGroupAndLetNobodyGo() throws IOException {
        verbs.done("matter", "open", "Lamp v. Light");
        JsonNode placed =
                verbs.done("hold", "place", "--matter", "Lamp v. Light", "--query", "group:board");
        assertThat(placed.path("items").asInt()).isEqualTo(12);
        String inHold = "hold:" + placed.path("hold").asText();
        imported("join.csv", "name,group\nTom Muster,lawyers;board\n", "--as-of", "2025-01-01");
        assertThat(total(inHold)).isEqualTo(24);
        imported("leave.csv", "name,group\nTom Muster,\nVera Beispiel,\n", "--as-of", "2010-05-01");
        imported("leave2.csv", "name,group\nTom Muster,\n", "--as-of", "2025-01-01");
        assertThat(total("group:board")).isZero();
        assertThat(total(inHold)).isEqualTo(24);
    }

    private static int total(String query) {
        return verbs.done("search", query, "--limit", "0").path("total").asInt();
    }

    private static int total(String query, String refused) {
        verbs.refused(refused, "search", query);
        return 0;
    }

    private static JsonNode imported(String name, String text, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        String[] words = new String[more.length + 3];
        words[0] = "directory";
        words[1] = "import";
        words[2] = file.toString();
        System.arraycopy(more, 0, words, 3, more.length);
        return verbs.done(words);
    }

    private static String policy(String id, String custodians) throws IOException {
        return policy(id, custodians, "P50Y");
    }

    private static String policy(String id, String custodians, String period) throws IOException {
        String text = POLICY.formatted(id, custodians, period);
        return Files.writeString(folder.resolve(id + ".yaml"), text).toString();
    }
}
