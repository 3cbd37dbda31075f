package dev.holdfast.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What a review changes in the decision, and what makes it void. */
class ReviewsTest {
    private static final String TODAY = "2020-01-01";

    private static Scene reviewed() {
        return Scene.sentOn("2010-06-15")
                .with("books", "minimum", "P3Y", "sent", "review", "scoped");
    }

    private static Outcome with(Scene scene, Reviews reviews, String asOf) {
        Archive before = scene.archive();
        Archive archive =
                new Archive(
                        before.items(),
                        before.dates(),
                        before.scopes(),
                        before.labels(),
                        before.events(),
                        before.circumstances(),
                        before.holds(),
                        before.holdUnknown(),
                        reviews);
        Why why =
                new WhyItem(Scene.rules())
                        .explain(archive, scene.terms(asOf), before.items().iterator().next());
        assertThat(
                        new Evaluator(Scene.rules())
                                .evaluate(archive, scene.terms(asOf))
                                .with(why.outcome()))
                .isEqualTo(Scene.ITEM);
        return why.outcome();
    }

    private static Waiting waiting(Scene scene) {
        return Waiting.of(Scene.rules(), scene.archive(), scene.terms(TODAY), Scene.ITEM)
                .getFirst();
    }

    private static Reviews approving(Waiting waiting) {
        return new Reviews(Map.of(waiting.key(), waiting.items()), List.of());
    }

    @Test
    void itemShouldBeDueWhenApprovedForTheReasonItWaitedFor() {
        Waiting waiting = waiting(reviewed());
        assertThat(waiting.reason()).isEqualTo("policy");
        assertThat(with(reviewed(), Reviews.NONE, TODAY)).isEqualTo(Outcome.REVIEW);
        assertThat(with(reviewed(), approving(waiting), TODAY)).isEqualTo(Outcome.DUE);
    }

    @Test
    void approvalShouldBeVoidWhenPoliciesChanged() {
        Reviews approved = approving(waiting(reviewed()));
        Scene another =
                reviewed().with("letters", "minimum", "P4Y", "sent", "retain-only", "tenant");
        assertThat(with(another, approved, TODAY)).isEqualTo(Outcome.REVIEW);
        Scene longer =
                Scene.sentOn("2010-06-15")
                        .with("books", "minimum", "P5Y", "sent", "review", "scoped");
        assertThat(with(longer, approved, TODAY)).isEqualTo(Outcome.REVIEW);
    }

    @Test
    void holdShouldStandAgainstAnApproval() {
        assertThat(with(reviewed().hold("1"), approving(waiting(reviewed())), TODAY))
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void conflictShouldBeSettledByApprovalUnlessSomethingElseKeeps() {
        Scene scene =
                Scene.sentOn("2015-06-15")
                        .with("must", "minimum", "P10Y", "sent", "destroy", "scoped")
                        .with("may", "maximum", "P3Y", "sent", "destroy", "tenant");
        Waiting waiting = waiting(scene);
        assertThat(waiting.reason()).isEqualTo("conflict must may");
        assertThat(with(scene, Reviews.NONE, TODAY)).isEqualTo(Outcome.REVIEW);
        assertThat(with(scene, approving(waiting), TODAY)).isEqualTo(Outcome.DUE);

        Scene also = scene.with("too", "minimum", "P20Y", "sent", "destroy", "scoped");
        Waiting then = waiting(also);
        assertThat(with(also, approving(then), TODAY)).isEqualTo(Outcome.KEEP);
    }

    @Test
    void itemWithoutReliableDateShouldBeDueWhenApproved() {
        Scene scene = new Scene().with("books", "minimum", "P3Y", "sent", "destroy", "scoped");
        Waiting waiting = waiting(scene);
        assertThat(waiting.reason()).isEqualTo("undated books");
        assertThat(with(scene, Reviews.NONE, TODAY)).isEqualTo(Outcome.REVIEW);
        assertThat(with(scene, approving(waiting), TODAY)).isEqualTo(Outcome.DUE);
    }

    @Test
    void extensionShouldKeepUntilItsLastDay() {
        Waiting waiting = waiting(reviewed());
        LocalDate until = LocalDate.of(2020, 2, 29);
        Reviews extended =
                new Reviews(
                        Map.of(waiting.key(), waiting.items()),
                        List.of(new Reviews.Kept(until, "by a review", waiting.items())));
        assertThat(with(reviewed(), extended, "2020-02-29")).isEqualTo(Outcome.KEEP);
        assertThat(with(reviewed(), extended, "2020-03-01")).isEqualTo(Outcome.DUE);
    }
}
