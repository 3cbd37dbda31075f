package dev.holdfast.disposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.audit.Actor;
import dev.holdfast.decide.Outcome;
import dev.holdfast.decide.Why;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.ExplainItem;
import dev.holdfast.retention.TodaysOutcomes;
import dev.holdfast.review.DecideReview;
import dev.holdfast.review.DecideReview.Which;
import dev.holdfast.review.ExportQueue;
import dev.holdfast.review.ReviewClass;
import dev.holdfast.review.ReviewQueue;
import dev.holdfast.review.ReviewStages;
import dev.holdfast.review.Reviewer;
import dev.holdfast.review.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Items go through the stages of a review, and out of it in four ways. */
class ReviewInStagesTest {
    private static final Reviewer ALICE = reviewer("alice", "reviewer");
    private static final Reviewer CARLA = reviewer("carla", "counsel");
    private static final Reviewer BOTH = reviewer("dora", "reviewer", "counsel");
    private static final String REVIEWED =
            DispositionScene.policy("books", "subject:kestrel", "P5Y", "review");

    @TempDir Path folder;
    private DispositionScene scene;

    @BeforeEach
    void start() throws Exception {
        scene = new DispositionScene(folder);
        scene.ingest("okafor", 40, "kestrel");
        scene.activate(REVIEWED);
        scene.bean(ReviewStages.class)
                .set(
                        "books",
                        List.of(
                                Stage.parse("records: alice, dora"),
                                Stage.parse("legal: role:counsel")),
                        DispositionScene.OFFICER);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void itemsShouldLeaveTheReviewInFourWays() throws Exception {
        DecideReview decide = scene.bean(DecideReview.class);
        ReviewClass one = only();
        assertThat(one.waiting().items().size()).isEqualTo(40);
        assertThat(scene.bean(ReviewQueue.class).sample(one, 5)).hasSize(5);
        Which all = new Which(one.id(), null);

        // the queue is shown in the console and by the API
        assertThat(scene.get("/reviews")).contains(one.id(), "The policy asks for a review");
        assertThat(scene.get("/reviews/" + one.id()))
                .contains("alice, dora", "anybody with the role counsel", "kestrel");
        assertThat(scene.get("/api/v1/reviews"))
                .contains("\"items\":40", "records: alice,dora", one.id());

        // in sequence, by those who are named, and by another person each time
        assertThatThrownBy(() -> decide.approve(all, "looked", CARLA))
                .hasMessageContaining("not yours");
        assertThatThrownBy(() -> decide.approve(all, " ", ALICE)).hasMessageContaining("comment");
        assertThat(decide.approve(all, "sampled 5", BOTH))
                .singleElement()
                .satisfies(d -> assertThat(d.last()).isFalse());
        assertThat(only().at().stream().map(ItemSet::size)).containsExactly(0L, 40L);
        assertThatThrownBy(() -> decide.approve(all, "again", BOTH))
                .hasMessageContaining("earlier stage");
        assertThat(outcomes("due").isEmpty()).isTrue();

        // some are kept, some extended, some labelled otherwise, the rest may go
        LocalDate today = scene.bean(ArchiveSettings.class).today();
        decide.reject(
                new Which(null, "\"kestrel number 1\""), today.plusYears(1), "still used", CARLA);
        decide.extend(new Which(null, "\"kestrel number 2\""), today.plusMonths(6), "audit", CARLA);
        scene.activate(
                DispositionScene.policy("long", "subject:kestrel", "P30Y", "destroy")
                        .replace("level: policy", "level: label")
                        .replaceAll("scope: .*\n", ""));
        decide.relabel(new Which(null, "\"kestrel number 3\""), "long", "a contract", CARLA);
        assertThat(decide.approve(all, "counsel agrees", CARLA))
                .singleElement()
                .satisfies(d -> assertThat(d.last()).isTrue());

        assertThat(outcomes("review").isEmpty()).isTrue();
        assertThat(outcomes("due").size()).isEqualTo(37);
        Why rejected = why("\"kestrel number 1\"");
        assertThat(rejected.outcome()).isEqualTo(Outcome.KEEP);
        assertThat(rejected.retainUntil()).isEqualTo(today.plusYears(1));
        Why extended = why("\"kestrel number 2\"");
        assertThat(extended.outcome()).isEqualTo(Outcome.KEEP);
        assertThat(extended.retainUntil()).isEqualTo(today.plusMonths(6));
        assertThat(extended.reasons().getFirst().text()).contains("extended it, carla", "audit");
        assertThat(why("\"kestrel number 3\"").outcome()).isEqualTo(Outcome.KEEP);
        assertThat(why("\"kestrel number 4\"").reasons().getFirst().text()).contains("approved");

        // what is approved can be planned; a changed policy voids the approvals
        Plan plan = scene.approved(scene.plan());
        assertThat(plan.items().size()).isEqualTo(37);
        scene.activate(REVIEWED.replace("P5Y", "P6Y"));
        Plan executed =
                scene.bean(ExecutePlan.class).execute(plan.id(), DispositionScene.PLANNER, n -> {});
        assertThat(executed.destroyed()).isZero();
        assertThat(executed.refused())
                .hasSize(37)
                .allSatisfy(refusal -> assertThat(refusal.reason()).contains("reviewed first"));
        StringWriter csv = new StringWriter();
        assertThat(scene.bean(ExportQueue.class).write(csv, DispositionScene.OFFICER))
                .isEqualTo(37);
        assertThat(csv.toString().lines().skip(1).findFirst().orElseThrow())
                .contains(only().id(), "records", "books", "kestrel");
        assertThatThrownBy(() -> scene.sql("UPDATE review_decision SET by_user = 'x'"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void stageShouldBeRefusedWhenItNamesNobody() {
        assertThatThrownBy(() -> Stage.parse("records")).hasMessageContaining("no stage");
        assertThatThrownBy(() -> Stage.parse("records: ,")).hasMessageContaining("no stage");
        assertThat(Stage.parse("legal: role:counsel").words()).isEqualTo("legal: role:counsel");
        assertThatThrownBy(
                        () ->
                                scene.bean(ReviewStages.class)
                                        .set(
                                                "books",
                                                Collections.nCopies(6, Stage.DEFAULT),
                                                DispositionScene.OFFICER))
                .hasMessageContaining("at most 5");
    }

    private ReviewClass only() {
        List<ReviewClass> classes = scene.bean(ReviewQueue.class).classes();
        assertThat(classes).hasSize(1);
        return classes.getFirst();
    }

    private ItemSet outcomes(String outcome) {
        return scene.bean(TodaysOutcomes.class).items(outcome);
    }

    private Why why(String query) {
        ItemId item = scene.find(query).iterator().next();
        return scene.bean(ExplainItem.class)
                .explain(item, scene.bean(ArchiveSettings.class).today(), DispositionScene.OFFICER);
    }

    private static Reviewer reviewer(String name, String... roles) {
        return new Reviewer(new Actor(name), Set.of(roles));
    }
}
