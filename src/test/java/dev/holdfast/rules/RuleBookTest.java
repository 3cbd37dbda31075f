package dev.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Problem;
import dev.holdfast.rules.Fact.Deletion;
import dev.holdfast.rules.Fact.Obligation;
import dev.holdfast.rules.Fact.Reach;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class RuleBookTest {
    private static final RuleBooks BOOKS = new RuleBooks();

    static RuleBook book() {
        return BOOKS.get(RuleFile.builtIn());
    }

    @Test
    void holdShouldBeFoundAtLevelZeroWithItsAuthority() {
        assertThat(book().decide(List.of(new Fact.Hold("H-1"))))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.level()).isZero();
                            assertThat(found.authority()).isEqualTo("FRCP 37(e)");
                            assertThat(found.finding())
                                    .isInstanceOfSatisfying(
                                            Finding.Held.class,
                                            held -> assertThat(held.hold()).isEqualTo("H-1"));
                        });
    }

    @Test
    void nothingShouldBeFoundWhenNothingApplies() {
        assertThat(book().decide(List.of())).isEmpty();
    }

    @Test
    void labelDeletionShouldOverruleScopedAndTenantWideOnes() {
        List<Found> found =
                book().decide(
                                List.of(
                                        new Deletion("l", "a", Reach.LABEL, false),
                                        new Deletion("s", "a", Reach.SCOPED, false),
                                        new Deletion("t", "a", Reach.WHOLE_TENANT, true)));
        assertThat(found.stream().map(Found::finding).filter(Finding.MayDestroy.class::isInstance))
                .extracting(f -> ((Finding.MayDestroy) f).policy())
                .containsExactly("l");
        assertThat(found.stream().map(Found::finding).filter(Finding.Overruled.class::isInstance))
                .extracting(f -> ((Finding.Overruled) f).policy())
                .containsExactly("s", "t");
    }

    @Test
    void findingsShouldNotDependOnTheOrderOfFacts() {
        List<Fact> facts =
                new ArrayList<>(
                        List.of(
                                new Obligation("a", "x"),
                                new Obligation("b", "y"),
                                new Fact.Ceiling("c", "z"),
                                new Deletion("c", "z", Reach.SCOPED, false),
                                new Deletion("a", "x", Reach.SCOPED, true)));
        List<Found> found = book().decide(facts);
        assertThat(book().decide(facts.reversed())).isEqualTo(found);
    }

    @Test
    void versionShouldChangeWhenThePoliciesDo() {
        String one = book().versionWith(Sha256.of(new byte[] {1}));
        assertThat(one).matches("rb-[0-9a-f]{6}");
        assertThat(book().versionWith(Sha256.of(new byte[] {2}))).isNotEqualTo(one);
    }

    @Test
    void ruleThatDoesNotCompileShouldBeRefusedByFile() {
        RuleFile broken =
                new RuleFile(
                        "broken.drl",
                        "package dev.holdfast.book;\nrule \"x\" when Nonsense() then end\n");
        assertThatThrownBy(() -> BOOKS.get(List.of(broken)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("broken.drl")
                .satisfies(e -> assertThat(((Problem) e).code().text()).isEqualTo("HF-5010"));
    }

    @Test
    void ruleWithoutAuthorityShouldBeRefusedByName() {
        RuleFile uncited =
                new RuleFile(
                        "uncited.drl",
                        """
                        package dev.holdfast.book;
                        import dev.holdfast.rules.Fact.Hold;
                        import dev.holdfast.rules.Finding.Held;
                        global dev.holdfast.rules.Findings findings;
                        rule "uncited" @level(1)
                        when
                            Hold( $hold : hold )
                        then
                            findings.add(new Held($hold, "held"));
                        end
                        """);
        assertThatThrownBy(() -> BOOKS.get(List.of(uncited)))
                .hasMessageContaining("uncited")
                .hasMessageContaining("@authority");
    }

    @Test
    void everyFileUnderRulesShouldBePackaged() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("rules"))) {
            assertThat(files.map(path -> path.getFileName().toString()).sorted())
                    .containsExactlyElementsOf(
                            RuleFile.builtIn().stream().map(RuleFile::name).toList());
        }
    }
}
