package dev.holdfast.desk;

import dev.holdfast.access.Identity;
import dev.holdfast.access.Role;
import dev.holdfast.console.Count;
import dev.holdfast.console.DispositionDesk.Sample;
import dev.holdfast.console.ReviewDesk;
import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Item;
import dev.holdfast.review.DecideReview;
import dev.holdfast.review.ReviewClass;
import dev.holdfast.review.ReviewQueue;
import dev.holdfast.review.Reviewer;
import dev.holdfast.review.Stage;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The review queue over the real use cases. */
@Singleton
class ArchiveReviews implements ReviewDesk {
    private static final int SAMPLES = 8;

    private final ReviewQueue queue;
    private final DecideReview decide;

    ArchiveReviews(ReviewQueue queue, DecideReview decide) {
        this.queue = queue;
        this.decide = decide;
    }

    @Override
    public List<ReviewRow> reviews(Identity who) {
        return queue.classes().stream().map(ArchiveReviews::row).toList();
    }

    @Override
    public ReviewPage review(String id, Identity who) {
        ReviewClass one = queue.find(id);
        List<StageRow> stages = new ArrayList<>();
        boolean may = false;
        for (int i = 0; i < one.stages().size(); i++) {
            Stage stage = one.stages().get(i);
            ItemSet waiting = one.at().get(i);
            String role = stage.role();
            stages.add(
                    new StageRow(
                            stage.name(),
                            role == null
                                    ? String.join(", ", stage.reviewers())
                                    : "anybody with the role " + role,
                            waiting.size()));
            may |= !waiting.isEmpty() && stage.admits(reviewer(who));
        }
        return new ReviewPage(
                row(one),
                stages,
                queue.sample(one, SAMPLES).stream()
                        .map(item -> sample(item, one.waiting().words()))
                        .toList(),
                queue.history(one).stream()
                        .map(
                                made ->
                                        new Decided(
                                                made.action().label(),
                                                made.stageName(),
                                                made.items().size(),
                                                made.by(),
                                                made.at(),
                                                made.comment()))
                        .toList(),
                may);
    }

    @Override
    public void decide(
            String id,
            Act act,
            String query,
            String comment,
            Optional<LocalDate> until,
            String label,
            Identity who) {
        DecideReview.Which which = new DecideReview.Which(id, query.isBlank() ? null : query);
        Reviewer by = reviewer(who);
        switch (act) {
            case APPROVE -> decide.approve(which, comment, by);
            case REJECT -> decide.reject(which, day(until), comment, by);
            case EXTEND -> decide.extend(which, day(until), comment, by);
            case RELABEL -> decide.relabel(which, label, comment, by);
        }
    }

    private static LocalDate day(Optional<LocalDate> until) {
        return until.orElseThrow(
                () ->
                        new Problem(
                                Code.INVALID_INPUT, "the day is missing", "choose a day to come"));
    }

    private static Reviewer reviewer(Identity who) {
        return new Reviewer(
                who.actor(), who.roles().stream().map(Role::label).collect(Collectors.toSet()));
    }

    private static ReviewRow row(ReviewClass one) {
        String stage = "";
        for (int i = one.stages().size() - 1; i >= 0; i--) {
            if (!one.at().get(i).isEmpty()) {
                stage = one.stages().get(i).name();
            }
        }
        return new ReviewRow(
                one.id(),
                Wording.capital(one.waiting().words()),
                one.waiting().policies().stream()
                        .map(Policy::title)
                        .collect(Collectors.joining(" + ")),
                Count.of(one.waiting().items().size()),
                one.bytes(),
                Optional.ofNullable(one.oldest()),
                Optional.ofNullable(one.newest()),
                stage);
    }

    private static Sample sample(Item item, String why) {
        Instant at = item.date();
        return new Sample(
                item.id().toString(),
                Wording.title(item.subject(), item.path()),
                item.custodian(),
                Optional.ofNullable(at).map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC)),
                why);
    }
}
