package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.holdfast.home.Home;
import dev.holdfast.item.Sha256;
import dev.holdfast.rules.Fact;
import dev.holdfast.rules.RuleBooks;
import dev.holdfast.service.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The life of a tenant's own rules, verb by verb, over two starts of the service. */
class RulesVerbsTest {
    private static final String POLICY =
            """
            id: lamp-mail
            title: Mail of the lamp company
            authority: {cite: "House rule 1", read: 2026-01-01, confidence: seen}
            kind: minimum
            level: policy
            scope: {query: 'kind:email'}
            period: P5Y
            from: sent
            then: destroy
            """;

    private static final String RULE =
            """
            package dev.holdfast.book;
            import dev.holdfast.rules.Fact.Deletion;
            import dev.holdfast.rules.Finding.KeepOn;
            global dev.holdfast.rules.Findings findings;

            rule "lamp mail is kept for the museum"
                @authority("Board resolution 7")
                @level(1)
            when
                Deletion( policy == "lamp-mail" )
            then
                findings.add(new KeepOn("the museum wants it"));
            end
            """;

    @TempDir Path folder;

    @Test
    void tenantRulesShouldDecideAsActivatedUntilOthersAre() throws IOException {
        Home home = new Home(folder.resolve("home"));
        Verbs verbs = new Verbs(home.root());
        Path file = home.rules().resolve("museum.drl");
        String own;
        try (Service service = Service.start(home, 0, Map.of())) {
            verbs.done(
                    "ingest",
                    SyntheticMail.write(folder.resolve("mail")).toString(),
                    "--custodian",
                    "vera@lamp.example");
            verbs.done(
                    "policy",
                    "activate",
                    Files.writeString(folder.resolve("lamp.yaml"), POLICY).toString());
            assertThat(verbs.done("evaluate", "--as-of", "2090-01-01").path("due").asLong())
                    .isPositive();
            verbs.refused("HF-5016", "rules", "activate");
            JsonNode first = verbs.done("rules", "list");
            assertThat(first.path("versions")).hasSize(1);
            assertThat(first.at("/folder/exists").asBoolean()).isFalse();

            Files.createDirectories(home.rules());
            Files.writeString(file, RULE);
            assertThat(texts(verbs.done("rules", "list").at("/folder/differs")))
                    .containsExactly("museum.drl is new");
            assertThat(verbs.done("rules", "check").path("rules").asInt()).isGreaterThan(15);
            assertThat(verbs.done("evaluate", "--as-of", "2090-01-01").path("due").asLong())
                    .isPositive();
            JsonNode activated = verbs.done("rules", "activate");
            own = activated.path("digest").asText();
            assertThat(activated.path("millis").asLong()).isLessThan(60_000);
            assertThat(activated.path("wouldChange").has("dueToKeep")).isTrue();
            assertThat(verbs.done("evaluate", "--as-of", "2090-01-01").path("due").asLong())
                    .isZero();

            Files.writeString(file, RULE.replace("KeepOn(\"the", "MayDestroy(\"x\", \"the"));
            assertThat(verbs.refused("HF-5011", "rules", "activate").path("detail").asText())
                    .contains("museum.drl:12")
                    .contains("lamp mail is kept for the museum");
            assertThat(verbs.done("rules", "list").path("active").asText()).isEqualTo(own);
            verbs.refused("HF-5011", "rules", "check", home.rules().toString());
        }
        try (Service service = Service.start(home, 0, Map.of())) {
            assertThat(verbs.done("evaluate", "--as-of", "2090-01-01").path("due").asLong())
                    .as("the stored text decides, not the file on disk")
                    .isZero();
            JsonNode list = verbs.done("rules", "list");
            assertThat(list.path("active").asText()).isEqualTo(own);
            assertThat(texts(list.at("/folder/differs"))).containsExactly("museum.drl changed");
            assertThat(list.path("versions")).hasSize(2);
            assertThat(verbs.done("rules", "show", own.substring(0, 8)).toString())
                    .contains("the museum wants it");
            verbs.refused("HF-5015", "rules", "show", "000000");

            Files.delete(file);
            verbs.done("rules", "activate");
            assertThat(verbs.done("evaluate", "--as-of", "2090-01-01").path("due").asLong())
                    .isPositive();
            RuleBooks books = service.context().getBean(RuleBooks.class);
            assertThat(
                            books.byDigest(Sha256.parse(own))
                                    .decide(
                                            List.of(
                                                    new Fact.Deletion(
                                                            "lamp-mail",
                                                            "x",
                                                            Fact.Reach.SCOPED,
                                                            false))))
                    .as("a past decision is replayed with its own rules")
                    .anyMatch(found -> found.rule().equals("lamp mail is kept for the museum"));
            assertThat(
                            StreamSupport.stream(
                                            verbs.done("audit", "list")
                                                    .path("entries")
                                                    .spliterator(),
                                            false)
                                    .filter(entry -> entry.toString().contains("rules.activate")))
                    .hasSize(2);
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
