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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Retention in depth, as a records manager types it. Messages are of 15 March, 2011 to 2022. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RetentionVerbsTest {
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
        verbs.done(
                "policy",
                "activate",
                policy("letters", "policy", "P6Y", "sent", "tolls: [lawsuit]"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Order(1)
    void periodShouldStandStillWhileAProceedingIsOpenAndGoOnAfterwards() {
        String item = id("\"message number 4\"");
        assertThat(why(item).path("retainUntil").asText()).isEqualTo("2021-03-15");
        long proceeding =
                verbs.done(
                                "proceeding",
                                "open",
                                "lawsuit",
                                "--key",
                                "subject:lunch",
                                "--on",
                                "2020-01-01",
                                "--reason",
                                "case 4711")
                        .path("proceeding")
                        .asLong();
        JsonNode open = why(item);
        assertThat(open.has("retainUntil")).isFalse();
        assertThat(open.path("outcome").asText()).isEqualTo("keep");
        assertThat(open.at("/reasons/0/text").asText()).contains("while lawsuit is open");
        verbs.done("proceeding", "close", "" + proceeding, "--on", "2020-12-31");
        JsonNode closed = why(item);
        assertThat(closed.path("retainUntil").asText())
                .as("the 366 days of 2020 are added")
                .isEqualTo("2022-03-16");
        assertThat(closed.at("/reasons/0/text").asText()).contains("moves it to 2022-03-16");
        assertThat(why(id("\"message number 3\"")).path("retainUntil").asText())
                .as("a lighthouse is in no lawsuit")
                .isEqualTo("2020-03-15");
        verbs.refused("HF-1002", "proceeding", "close", "" + proceeding);
        verbs.done("proceeding", "withdraw", "" + proceeding);
        assertThat(why(item).path("retainUntil").asText()).isEqualTo("2021-03-15");
    }

    @Test
    @Order(2)
    void orderShouldLengthenAsFarAsTheRuleAllows() {
        verbs.done(
                "policy",
                "activate",
                policy(
                        "calls",
                        "policy",
                        "P10Y",
                        "sent",
                        "extendable: {by: P2Y, word: on request}"));
        String item = id("\"message number 5\"");
        verbs.refused(
                "HF-5060",
                "order",
                "add",
                "--policy",
                "calls",
                "--key",
                "*",
                "--by",
                "P3Y",
                "--authority",
                "BaFin");
        verbs.refused(
                "HF-5060",
                "order",
                "add",
                "--policy",
                "letters",
                "--key",
                "*",
                "--by",
                "P1Y",
                "--authority",
                "BaFin");
        long order =
                verbs.done(
                                "order",
                                "add",
                                "--policy",
                                "calls",
                                "--key",
                                "\"message number 5\"",
                                "--by",
                                "P2Y",
                                "--authority",
                                "BaFin, letter 12",
                                "--on",
                                "2025-01-01")
                        .path("order")
                        .asLong();
        assertThat(why(item).path("retainUntil").asText()).isEqualTo("2028-03-15");
        assertThat(why(id("\"message number 6\"")).path("retainUntil").asText())
                .isEqualTo("2027-03-15");
        verbs.done("order", "withdraw", "" + order);
        assertThat(why(item).path("retainUntil").asText()).isEqualTo("2026-03-15");
        verbs.done("policy", "retire", "calls");
    }

    @Test
    @Order(3)
    void lawThatBindsOthersShouldNotApply() {
        verbs.done(
                "policy",
                "activate",
                policy(
                        "bank-rule",
                        "policy",
                        "P40Y",
                        "sent",
                        "binds: {keeper: [bank], not: [public-body]}"));
        String item = id("\"message number 7\"");
        assertThat(why(item).path("retainUntil").asText())
                .as("nothing is stated, so it binds")
                .isEqualTo("2058-03-15");
        verbs.done("keeper", "set", "merchant", "jurisdiction-de");
        assertThat(why(item).path("retainUntil").asText()).isEqualTo("2024-03-15");
        assertThat(verbs.done("keeper", "set", "bank").at("/keeper/0").asText()).isEqualTo("bank");
        assertThat(why(item).path("retainUntil").asText()).isEqualTo("2058-03-15");
        verbs.done("keeper", "set", "bank", "public-body");
        assertThat(why(item).path("retainUntil").asText()).isEqualTo("2024-03-15");
        verbs.refused("HF-1002", "keeper", "set", "A Bank");
        verbs.done("keeper", "set");
        verbs.done("policy", "retire", "bank-rule");
    }

    @Test
    @Order(4)
    void labelsShouldBeAppliedByTheOldestQueryAndThenByDefault() {
        verbs.done(
                "policy",
                "activate",
                policy(
                        "surveys",
                        "label",
                        "P20Y",
                        "sent",
                        "label: {apply: {query: 'subject:lighthouse'}}"));
        verbs.done(
                "policy",
                "activate",
                policy(
                        "later",
                        "label",
                        "P30Y",
                        "sent",
                        "label: {apply: {query: 'lighthouse OR 4'}}"));
        verbs.done(
                "policy",
                "activate",
                policy("rest", "label", "P9Y", "sent", "label: {default: {query: 'kind:email'}}"));
        assertThat(total("label:surveys")).isEqualTo(4);
        assertThat(total("label:later")).as("\"Lunch 4\" only").isEqualTo(1);
        assertThat(total("label:rest")).isEqualTo(7);
        verbs.done("label", "\"message number 5\"", "--label", "surveys");
        assertThat(total("label:surveys")).isEqualTo(5);
        assertThat(total("label:rest")).isEqualTo(6);
    }

    @Test
    @Order(5)
    void labelOfARecordShouldStay() {
        verbs.done(
                "policy",
                "activate",
                policy("minutes", "label", "P25Y", "sent", "label: {record: record}"));
        verbs.done(
                "policy",
                "activate",
                policy("ledger", "label", "P35Y", "sent", "label: {record: regulatory}"));
        verbs.done("user", "add", "olga", "--role", "officer");
        verbs.done("user", "add", "rita", "--role", "records-manager");
        verbs.done("label", "\"message number 7\"", "--label", "minutes");
        verbs.done("label", "\"message number 8\"", "--label", "ledger");
        verbs.refused(
                "HF-5061", "--as", "olga", "label", "\"message number 7\"", "--label", "rest");
        verbs.refused("HF-5061", "--as", "rita", "label", "\"message number 8\"", "--remove");
        JsonNode all = verbs.done("--as", "olga", "label", "kind:email", "--label", "rest");
        assertThat(all.path("items").asLong()).isEqualTo(10);
        assertThat(all.path("refused").asLong()).isEqualTo(2);
        assertThat(
                        verbs.done("--as", "rita", "label", "\"message number 7\"", "--remove")
                                .path("items")
                                .asLong())
                .isEqualTo(1);
        assertThat(total("label:ledger")).isEqualTo(1);
    }

    @Test
    @Order(6)
    void pastEvaluationShouldReplayBitForBitAndBeComparedWithToday() {
        String item = id("\"message number 9\"");
        String asOf = "2026-06-30";
        JsonNode evaluated = verbs.done("evaluate", "--as-of", asOf);
        long evaluation = evaluated.path("evaluation").asLong();
        JsonNode then = verbs.done("why", item, "--as-of", asOf);
        assertThat(verbs.done("why", item, "--evaluation", "" + evaluation)).isEqualTo(then);

        verbs.done("label", "\"message number 9\"", "--label", "surveys");
        verbs.done("policy", "retire", "letters");
        verbs.done("proceeding", "open", "lawsuit", "--key", "*", "--reason", "another case");
        verbs.done("keeper", "set", "school");
        verbs.done("matter", "open", "Tower");
        verbs.done("hold", "place", "--matter", "Tower", "--query", "lunch");

        assertThat(verbs.done("why", item, "--as-of", asOf)).isNotEqualTo(then);
        assertThat(verbs.done("why", item, "--evaluation", "" + evaluation)).isEqualTo(then);
        JsonNode changed = verbs.done("evaluation", "diff", "" + evaluation);
        assertThat(
                        changed.path("keepToHeld").asLong()
                                + changed.path("dueToHeld").asLong()
                                + changed.path("reviewToHeld").asLong())
                .isEqualTo(8);
        assertThat(verbs.done("evaluation", "list").at("/evaluations/0/evaluation").asLong())
                .isEqualTo(evaluation);
        verbs.refused("HF-1001", "why", item, "--evaluation", "4711");
    }

    private static String policy(String id, String level, String period, String from, String more) {
        try {
            return Files.writeString(
                            folder.resolve(id + ".yaml"),
                            """
                            id: %s
                            title: Policy %s
                            authority: {cite: "House rule", confidence: seen}
                            kind: minimum
                            level: %s
                            period: %s
                            from: %s
                            then: destroy
                            %s
                            """
                                    .formatted(id, id, level, period, from, more))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode why(String item) {
        return verbs.done("why", item);
    }

    private static String id(String query) {
        return verbs.done("search", query).at("/items/0/id").asText();
    }

    private static long total(String query) {
        return verbs.done("search", query).path("total").asLong();
    }
}
