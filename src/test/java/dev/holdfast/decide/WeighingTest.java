package dev.holdfast.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.item.ItemSet;
import dev.holdfast.rules.RuleBook;
import dev.holdfast.rules.RuleFile;
import dev.holdfast.rules.RuleFile.Origin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What outweighs a request for erasure, and what a person has to weigh. */
class WeighingTest {
    private static final String RUNNING = "2016-06-01";
    private static final String OVER = "2021-06-01";

    /** The ground, whose law, where the keeper is: what follows, by which authority. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    legal-obligation, eu, -,  kept,  GDPR Art 17(3)(b)
                    legal-obligation, de, de, kept,  GDPR Art 17(3)(b)
                    legal-obligation, fr, -,  kept,  GDPR Art 17(3)(b)
                    legal-obligation, no, -,  kept,  GDPR Art 17(3)(b)
                    -,                de, -,  kept,  GDPR Art 17(3)(b)
                    public-task,      at, at, kept,  'GDPR Art 17(3)(b), 6(3)'
                    legal-obligation, uk, uk, kept,  'UK GDPR Art 17(3)(b), 6(3)'
                    legal-obligation, uk, -,  asked, 'GDPR Art 6(3), 17(3)(b)'
                    legal-obligation, us, us, asked, 'GDPR Art 6(3), 17(3)(b)'
                    -,                us-ny, -, asked, 'GDPR Art 6(3), 17(3)(b)'
                    legal-obligation, -,  -,  asked, 'GDPR Art 5(2), 17(3)(b)'
                    legal-claims,     de, de, asked, GDPR Art 17(3)(e)
                    contract,         -,  -,  asked, 'GDPR Art 17(1)(a), 6(1)(b)'
                    own-interest,     de, de, asked, 'GDPR Art 17(1)(a), (c), 21(1)'
                    -,                -,  -,  asked, 'GDPR Art 5(2), 17(1)'
                    """)
    void runningPeriodShouldWeighByItsGroundAndLaw(
            String ground, String law, String place, String outcome, String authority) {
        Scene scene = scene(lines(ground, law));
        Weighed weighed = weigh(scene, Scene.rules(), RUNNING, place);
        if (outcome.equals("kept")) {
            assertThat(weighed.asked()).isEmpty();
            assertThat(weighed.kept())
                    .singleElement()
                    .satisfies(
                            one -> {
                                assertThat(one.authority()).isEqualTo(authority);
                                assertThat(one.until().last()).isEqualTo(LocalDate.of(2020, 1, 31));
                            });
        } else {
            assertThat(weighed.kept()).isEmpty();
            assertThat(weighed.asked())
                    .singleElement()
                    .satisfies(
                            one ->
                                    assertThat(one.reasons().getFirst().authority())
                                            .isEqualTo(authority));
        }
        assertThat(weighed.free().isEmpty()).isTrue();

        // when the period is over, nothing weighs against the request any more
        assertThat(weigh(scene, Scene.rules(), OVER, place).free()).isEqualTo(Scene.ITEM);
    }

    @Test
    void lawShouldPrevailOverWishAndHoldOverBoth() {
        Scene scene =
                scene("ground: own-interest")
                        .withLines("law", "P3Y", "jurisdiction: de")
                        .withLines("longer", "P4Y", "jurisdiction: fr");
        Weighed weighed = weigh(scene, Scene.rules(), RUNNING, "-");
        assertThat(weighed.asked()).isEmpty();
        assertThat(weighed.kept())
                .singleElement()
                .satisfies(one -> assertThat(one.policy().id()).isEqualTo("longer"));
        Weighed later = weigh(scene, Scene.rules(), "2019-06-01", "-");
        assertThat(later.kept()).isEmpty();
        assertThat(later.settled(Set.of(later.asked().getFirst().key())).free())
                .isEqualTo(Scene.ITEM);
        assertThat(weigh(scene.hold("H"), Scene.rules(), RUNNING, "-").held())
                .isEqualTo(Scene.ITEM);
    }

    @Test
    void tenantsRuleShouldKeepOrAskPeopleWhatWouldBeErased() {
        Scene scene = scene("jurisdiction: de");
        assertThat(weigh(scene, with("Held(\"board\", \"b\")"), OVER, "-").held())
                .isEqualTo(Scene.ITEM);
        for (String wish : List.of("KeepOn(\"the board wants it\")", "AskPeople(\"the board\")")) {
            Weighed weighed = weigh(scene, with(wish), OVER, "-");
            assertThat(weighed.asked())
                    .singleElement()
                    .satisfies(
                            one -> {
                                assertThat(one.reasons().getFirst().policy()).isNull();
                                assertThat(one.reasons().getFirst().authority())
                                        .isEqualTo("Board 1");
                            });
        }
    }

    @Test
    void decisionShouldCountForItsReasonsAndRulesOnly() {
        Scene scene = scene("ground: contract");
        String key = weigh(scene, Scene.rules(), RUNNING, "-").asked().getFirst().key();
        assertThat(weigh(scene, Scene.rules(), "2016-06-02", "-").asked().getFirst().key())
                .isEqualTo(key);
        Scene changed = scene("ground: own-interest");
        assertThat(weigh(changed, Scene.rules(), RUNNING, "-").asked().getFirst().key())
                .isNotEqualTo(key);
        RuleBook other = with("AskPeople(\"now\")");
        assertThat(weigh(scene, other, RUNNING, "-").asked().getFirst().key()).isNotEqualTo(key);
    }

    @Test
    void bookThatKnowsNoErasureShouldLeaveEverythingToPeople() {
        List<RuleFile> old =
                RuleFile.builtIn().stream()
                        .filter(file -> !file.name().equals("erasure.drl"))
                        .toList();
        Weighed weighed = weigh(scene("jurisdiction: de"), RuleBook.compile(old), RUNNING, "-");
        assertThat(weighed.free().isEmpty()).isTrue();
        assertThat(weighed.asked()).hasSize(1);
    }

    private static Scene scene(String lines) {
        return Scene.sentOn("2015-01-31").withLines("rule", "P5Y", lines);
    }

    private static String lines(String ground, String law) {
        return (ground.equals("-") ? "" : "ground: " + ground + "\n")
                + (law.equals("-") ? "" : "jurisdiction: '" + law + "'\n");
    }

    private static Weighed weigh(Scene scene, RuleBook rules, String asOf, String place) {
        Terms terms = scene.terms(asOf);
        return Weighed.of(
                rules,
                scene.archive(),
                place.equals("-") ? terms : terms.keptBy(Set.of("jurisdiction-" + place)),
                ItemSet.of(7));
    }

    private static RuleBook with(String finding) {
        List<RuleFile> files = new ArrayList<>(RuleFile.builtIn());
        files.add(
                new RuleFile(
                        "own.drl",
                        """
                        package dev.holdfast.book;
                        import dev.holdfast.rules.Fact.*;
                        import dev.holdfast.rules.Finding.*;
                        global dev.holdfast.rules.Findings findings;
                        rule "our rule"
                            @authority("Board 1")
                            @level(1)
                        when
                            Obligation( policy == "rule" )
                        then
                            findings.add(new %s);
                        end
                        """
                                .formatted(finding),
                        Origin.TENANT));
        return RuleBook.compile(files);
    }
}
