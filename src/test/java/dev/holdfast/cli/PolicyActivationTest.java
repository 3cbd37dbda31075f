package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.holdfast.home.Home;
import dev.holdfast.policy.PolicyPack;
import dev.holdfast.service.Service;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Templates chosen, compared, put in force and locked, against one running service. */
class PolicyActivationTest {
    private static final String HOUSE =
            """
            id: house-mail
            title: Mail of the house
            authority: {cite: "House rule 7"}
            kind: minimum
            level: policy
            scope: {query: 'kind:email'}
            period: P5Y
            from: sent
            then: review
            """;

    @TempDir static Path folder;

    private static Service service;
    private static Verbs verbs;

    @BeforeAll
    static void start() throws IOException {
        Home home = new Home(folder.resolve("home"));
        service = Service.start(home, 0, Map.of());
        verbs = new Verbs(home.root());
        verbs.done(
                "ingest",
                SyntheticMail.write(folder.resolve("mail")).toString(),
                "--custodian",
                "vera@lamp.example");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String file(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name), yaml).toString();
    }

    @Test
    void templatesShouldBeListedWithConfidenceAndWarning() {
        JsonNode said = verbs.done("policy", "list", "--available");
        assertThat(said.path("disclaimer").asText()).startsWith("Not legal advice");
        assertThat(said.path("policies")).hasSize(PolicyPack.ids().size());
        JsonNode first = said.path("policies").get(0);
        assertThat(first.path("id").asText()).isEqualTo("at-bao-132");
        assertThat(first.path("confidence").asText()).isEqualTo("seen");
        assertThat(first.path("period").asText()).startsWith("7 years from the end of the year");
        assertThat(verbs.done("policy", "list", "--without-period").path("policies")).hasSize(7);
        assertThat(verbs.say("policy", "list", "--available").out())
                .contains("doubtful")
                .contains("Not legal advice");
        assertThat(verbs.done("policy", "check", "policies").path("policies").size())
                .isGreaterThan(100);
    }

    @Test
    void templateShouldBeActivatedByItsIdAlone() {
        JsonNode said = verbs.done("policy", "activate", "us-sec-17a4-b4");
        assertThat(said.path("disclaimer").asText()).startsWith("Not legal advice");
        assertThat(said.at("/policies/0/confidence").asText()).isEqualTo("seen");
        JsonNode shown = verbs.done("policy", "show", "us-sec-17a4-b4");
        JsonNode recorded = shown.at("/history/0/difference");
        assertThat(recorded.path("items").asLong())
                .isEqualTo(said.at("/wouldChange/items").asLong())
                .isPositive();
        assertThat(
                        verbs.done("audit", "list", "--action", "policy.activate")
                                .path("entries")
                                .toString())
                .contains("us-sec-17a4-b4");
        assertThat(verbs.say("policy", "show", "us-sec-17a4-b4").out())
                .contains("version 1: active since");
        verbs.refused("HF-1001", "policy", "activate", "no-such-policy");
        verbs.refused("HF-1001", "policy", "show", "no-such-policy");
    }

    @Test
    void draftShouldBeRefusedUntilItIsAccepted() {
        JsonNode problem =
                verbs.refused("HF-5020", "policy", "activate", "uk-fca-sysc-10a", "us-sec-17a4-a");
        assertThat(problem.toString())
                .contains("uk-fca-sysc-10a.yaml")
                .contains("doubtful")
                .contains("SYSC 10A.1.15")
                .contains("--accept-draft");
        assertThat(verbs.done("policy", "list").toString()).doesNotContain("us-sec-17a4-a\"");
        JsonNode said = verbs.done("policy", "activate", "--accept-draft", "uk-fca-sysc-10a");
        assertThat(said.at("/policies/0/acceptedDraft").asBoolean()).isTrue();
        assertThat(said.at("/policies/0/draft").asBoolean()).isTrue();
    }

    @Test
    void lockedPolicyShouldOnlyBecomeStricter() throws IOException {
        String house = file("house.yaml", HOUSE);
        verbs.done("policy", "activate", house);
        assertThat(verbs.done("policy", "lock", "house-mail").path("locked").asBoolean()).isTrue();
        verbs.refused("HF-5021", "policy", "retire", "house-mail");
        JsonNode problem =
                verbs.refused(
                        "HF-5021",
                        "policy",
                        "activate",
                        file("shorter.yaml", HOUSE.replace("P5Y", "P4Y")));
        assertThat(problem.toString()).contains("period").contains("until");
        String longer = file("longer.yaml", HOUSE.replace("P5Y", "P7Y"));
        JsonNode diff = verbs.done("policy", "diff", "house-mail@1", longer);
        assertThat(diff.at("/fields/0/field").asText()).isEqualTo("period");
        assertThat(diff.at("/fields/0/was").asText()).isEqualTo("5 years from sending");
        assertThat(diff.at("/fields/0/is").asText()).isEqualTo("7 years from sending");
        assertThat(diff.path("fields")).hasSize(1);
        assertThat(diff.path("wouldChange").has("reviewToKeep")).isTrue();
        assertThat(verbs.done("policy", "show", "house-mail").path("history")).hasSize(1);
        verbs.done("policy", "activate", longer);
        JsonNode shown = verbs.done("policy", "show", "house-mail");
        assertThat(shown.path("history")).hasSize(2);
        assertThat(shown.at("/history/0/locked").asBoolean()).isTrue();
        verbs.refused("HF-5021", "policy", "activate", house);
        assertThat(verbs.done("policy", "diff", "house-mail@1", "house-mail@active").path("fields"))
                .hasSize(1);
        assertThat(verbs.say("policy", "diff", house, longer).out()).contains("7 years");
        verbs.refused("HF-1001", "policy", "diff", "house-mail@9", longer);
    }

    @Test
    void keeperThatNoPolicyBindsShouldBeRefusedAndOneOfAnOwnPolicyPointedOut() throws IOException {
        verbs.refused("HF-5022", "keeper", "set", "wizard");
        String own =
                file(
                        "wizard.yaml",
                        HOUSE.replace("house-mail", "wizards-mail")
                                + "binds: {keeper: [wizard]}\n");
        assertThat(verbs.done("policy", "check", own).at("/policies/0/unlistedKeepers/0").asText())
                .isEqualTo("wizard");
        verbs.done("policy", "activate", own);
        verbs.done("keeper", "set", "wizard");
        verbs.done("keeper", "set");
    }
}
