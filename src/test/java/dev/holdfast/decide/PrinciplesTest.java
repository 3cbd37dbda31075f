package dev.holdfast.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.search.DateColumns;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/** The examples of the published principles of retention, V1 to V8, and what follows from them. */
class PrinciplesTest {
    private static Scene sent() {
        return Scene.sentOn("2010-06-15");
    }

    private static void keptThenDue(Scene scene, String retainUntil, String dispositionOn) {
        Why why = scene.why("2012-01-01");
        assertThat(why.retainUntil()).hasToString(retainUntil);
        assertThat(why.dispositionOn()).hasToString(dispositionOn);
        assertThat(scene.on(retainUntil)).isEqualTo(Outcome.KEEP);
        assertThat(scene.on(dispositionOn)).isEqualTo(Outcome.DUE);
    }

    private static void dueOn(Scene scene, String dispositionOn) {
        Why why = scene.why("2012-01-01");
        assertThat(why.retainUntil()).isNull();
        assertThat(why.dispositionOn()).hasToString(dispositionOn);
        assertThat(scene.on(LocalDate.parse(dispositionOn).minusDays(1).toString()))
                .isEqualTo(Outcome.KEEP);
        assertThat(scene.on(dispositionOn)).isEqualTo(Outcome.DUE);
    }

    @Test
    void v1LabelRetentionShouldDeferThePolicysDeletion() {
        keptThenDue(
                sent().with("p3", "minimum", "P3Y", "sent", "delete-only", "tenant")
                        .with("l5", "minimum", "P5Y", "sent", "destroy", "label"),
                "2015-06-15",
                "2015-06-16");
    }

    @Test
    void v2LongestRetentionShouldWin() {
        Scene scene =
                sent().with("org5", "minimum", "P5Y", "sent", "retain-only", "tenant")
                        .with("site10", "minimum", "P10Y", "sent", "retain-only", "scoped");
        assertThat(scene.why("2012-01-01").retainUntil()).hasToString("2020-06-15");
        assertThat(scene.why("2012-01-01").reasons().getFirst())
                .satisfies(
                        reason -> {
                            assertThat(reason.policy()).isEqualTo("site10");
                            assertThat(reason.level()).isEqualTo(2);
                        });
        assertThat(scene.on("2030-01-01")).isEqualTo(Outcome.KEEP);
    }

    @Test
    void v3LabelDeletionShouldBeatPolicies() {
        Scene scene =
                sent().with("p5", "minimum", "P5Y", "sent", "delete-only", "scoped")
                        .with("p10", "minimum", "P10Y", "sent", "delete-only", "tenant")
                        .with("l7", "minimum", "P7Y", "sent", "delete-only", "label");
        dueOn(scene, "2017-06-16");
        assertThat(scene.why("2018-01-01").reasons().getFirst().level()).isEqualTo(3);
    }

    @Test
    void v4ScopedDeletionShouldBeatTenantWideOne() {
        dueOn(
                sent().with("org10", "minimum", "P10Y", "sent", "delete-only", "tenant")
                        .with("scoped5", "minimum", "P5Y", "sent", "delete-only", "scoped"),
                "2015-06-16");
        dueOn(
                sent().with("org3", "minimum", "P3Y", "sent", "delete-only", "tenant")
                        .with("scoped5", "minimum", "P5Y", "sent", "delete-only", "scoped"),
                "2015-06-16");
    }

    @Test
    void v5ShortestOfTwoScopedDeletionsShouldWin() {
        Scene scene =
                sent().with("s10", "minimum", "P10Y", "sent", "delete-only", "scoped")
                        .with("s7", "minimum", "P7Y", "sent", "delete-only", "scoped");
        dueOn(scene, "2017-06-16");
        assertThat(scene.why("2018-01-01").reasons().getFirst())
                .satisfies(
                        reason -> {
                            assertThat(reason.policy()).isEqualTo("s7");
                            assertThat(reason.level()).isEqualTo(4);
                        });
    }

    @Test
    void v6RetainOnlyLabelShouldDeferThePoliciesDeletions() {
        keptThenDue(
                sent().with("d5", "minimum", "P5Y", "sent", "delete-only", "tenant")
                        .with("r3", "minimum", "P3Y", "sent", "destroy", "tenant")
                        .with("l7", "minimum", "P7Y", "sent", "retain-only", "label"),
                "2017-06-15",
                "2017-06-16");
    }

    @Test
    void v7LabelsDeletionShouldWaitForTheLongestRetention() {
        keptThenDue(
                sent().with("org10", "minimum", "P10Y", "sent", "delete-only", "tenant")
                        .with("s5", "minimum", "P5Y", "sent", "destroy", "scoped")
                        .with("l3", "minimum", "P3Y", "sent", "destroy", "label"),
                "2015-06-15",
                "2015-06-16");
    }

    @Test
    void v8HoldShouldStopDestructionAndReleaseShouldRestoreIt() {
        Scene scene = sent().with("s7", "minimum", "P7Y", "sent", "destroy", "scoped").hold("H-1");
        assertThat(scene.on("2020-01-01")).isEqualTo(Outcome.HELD);
        assertThat(scene.why("2020-01-01").holds()).containsExactly("H-1");
        assertThat(scene.why("2020-01-01").reasons().getFirst().level()).isZero();
        assertThat(scene.why("2020-01-01").dispositionOn()).hasToString("2017-06-16");
        scene.holds.clear();
        assertThat(scene.on("2020-01-01")).isEqualTo(Outcome.DUE);
    }

    @Test
    void unknownHoldStatusShouldHold() {
        Scene scene = sent().with("s7", "minimum", "P7Y", "sent", "destroy", "scoped");
        scene.holdUnknown = Scene.ITEM;
        assertThat(scene.on("2020-01-01")).isEqualTo(Outcome.HELD);
    }

    @Test
    void itemToWhichNothingAppliesShouldBeKeptWithoutDates() {
        Why why = sent().why("2026-01-01");
        assertThat(sent().on("2026-01-01")).isEqualTo(Outcome.KEEP);
        assertThat(why.retainUntil()).isNull();
        assertThat(why.dispositionOn()).isNull();
        assertThat(why.reasons()).singleElement().extracting(Why.Reason::policy).isNull();
    }

    @Test
    void retainOnlyShouldNeverBecomeDue() {
        Scene scene = sent().with("r", "minimum", "P3Y", "sent", "retain-only", "tenant");
        assertThat(scene.on("2500-01-01")).isEqualTo(Outcome.KEEP);
        assertThat(scene.why("2500-01-01").dispositionOn()).isNull();
    }

    @Test
    void reviewShouldFollowTheRetentionThatAsksForIt() {
        Scene scene = sent().with("r", "minimum", "P3Y", "sent", "review", "tenant");
        assertThat(scene.on("2013-06-15")).isEqualTo(Outcome.KEEP);
        assertThat(scene.on("2013-06-16")).isEqualTo(Outcome.REVIEW);
    }

    @Test
    void minimumThatOutlastsAMaximumShouldGoToReviewAsAConflict() {
        Scene scene =
                sent().with("min", "minimum", "P7Y", "sent", "destroy", "tenant")
                        .with("max", "maximum", "P3Y", "sent", "delete-only", "scoped");
        assertThat(scene.on("2013-06-15")).isEqualTo(Outcome.KEEP);
        assertThat(scene.on("2013-06-16")).isEqualTo(Outcome.REVIEW);
        assertThat(scene.on("2020-01-01")).isEqualTo(Outcome.REVIEW);
        assertThat(scene.why("2014-01-01").reasons().getFirst().text()).contains("conflict");
    }

    @Test
    void maximumThatOutlastsAMinimumShouldBeNoConflict() {
        Scene scene =
                sent().with("min", "minimum", "P3Y", "sent", "retain-only", "tenant")
                        .with("max", "maximum", "P7Y", "sent", "delete-only", "scoped");
        assertThat(scene.on("2017-06-15")).isEqualTo(Outcome.KEEP);
        assertThat(scene.on("2017-06-16")).isEqualTo(Outcome.DUE);
    }

    @Test
    void itemShouldBeKeptUntilTheEventComes() {
        Scene scene =
                sent().with("e", "minimum", "P3Y", "event:account-closed", "destroy", "tenant");
        assertThat(scene.on("2400-01-01")).isEqualTo(Outcome.KEEP);
        assertThat(scene.why("2400-01-01").retainUntil()).isNull();
        scene.event("account-closed", "2015-03-31");
        assertThat(scene.on("2018-03-31")).isEqualTo(Outcome.KEEP);
        assertThat(scene.on("2018-04-01")).isEqualTo(Outcome.DUE);
    }

    @Test
    void laterOfShouldWaitForBothDates() {
        Scene scene =
                sent().with(
                                "i9",
                                "minimum",
                                "P1Y",
                                "{later-of: [sent, 'event:left']}",
                                "destroy",
                                "tenant");
        assertThat(scene.on("2400-01-01")).isEqualTo(Outcome.KEEP);
        scene.event("left", "2009-01-01");
        assertThat(scene.on("2011-06-15")).isEqualTo(Outcome.KEEP);
        assertThat(scene.on("2011-06-16")).isEqualTo(Outcome.DUE);
    }

    @Test
    void implausibleOrMissingDateShouldGoToReviewNeverToDestruction() {
        for (String bad :
                new String[] {
                    "1970-01-01T00:00:00Z",
                    "1980-01-01T00:00:00Z",
                    "1969-12-31T23:59:59Z",
                    "2031-01-03T00:00:00Z"
                }) {
            Scene scene =
                    new Scene()
                            .dated(DateColumns.Column.SENT, bad)
                            .with("d", "minimum", "P1D", "sent", "destroy", "tenant");
            assertThat(scene.on("2030-12-31")).as(bad).isEqualTo(Outcome.REVIEW);
            assertThat(scene.why("2030-12-31").reasons().getFirst().text())
                    .contains("cannot be believed");
        }
        Scene missing = new Scene().with("d", "minimum", "P1D", "sent", "delete-only", "tenant");
        assertThat(missing.on("2030-12-31")).isEqualTo(Outcome.REVIEW);
        assertThat(missing.why("2030-12-31").reasons().getFirst().text()).contains("is missing");
    }
}
