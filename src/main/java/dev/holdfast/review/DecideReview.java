package dev.holdfast.review;

import dev.holdfast.audit.AuditLog;
import dev.holdfast.find.SelectItems;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.ReviewDecisions;
import dev.holdfast.register.ReviewDecisions.Action;
import dev.holdfast.register.ReviewDecisions.Decision;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.LabelItems;
import dev.holdfast.retention.ReviewStandings;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A reviewer decides about items that wait: a class of them, or those a query finds. */
@Singleton
public class DecideReview {
    /**
     * Which of the items that wait.
     *
     * @param reviewClass null for all classes
     * @param query null for all items
     */
    public record Which(@Nullable String reviewClass, @Nullable String query) {}

    /**
     * What came of it in one class.
     *
     * @param last whether the items are through their review
     */
    public record Decided(
            String reviewClass, Action action, String stage, boolean last, long items) {}

    private final Transactions transactions;
    private final ReviewQueue queue;
    private final ReviewDecisions decisions;
    private final SelectItems select;
    private final LabelItems labels;
    private final ArchiveSettings settings;
    private final AuditLog audit;
    private final Clock clock;

    DecideReview(
            Transactions transactions,
            ReviewQueue queue,
            ReviewDecisions decisions,
            SelectItems select,
            LabelItems labels,
            ArchiveSettings settings,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.queue = queue;
        this.decisions = decisions;
        this.select = select;
        this.labels = labels;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Lets the items go on to the next stage; after the last they are due. */
    public List<Decided> approve(Which which, String comment, Reviewer by) {
        return decide(which, Action.APPROVE, comment, null, null, by);
    }

    /**
     * Keeps the items; they wait again, from the first stage on, after a day.
     *
     * @param again the last day they are kept without being asked about
     */
    public List<Decided> reject(Which which, LocalDate again, String comment, Reviewer by) {
        return decide(which, Action.REJECT, comment, toCome(again), null, by);
    }

    /** Obliges to keep the items until a day; it can be lengthened, never shortened. */
    public List<Decided> extend(Which which, LocalDate until, String comment, Reviewer by) {
        return decide(which, Action.EXTEND, comment, toCome(until), null, by);
    }

    /** Gives the items another label; what it means for them is decided anew. */
    public List<Decided> relabel(Which which, String label, String comment, Reviewer by) {
        return decide(which, Action.RELABEL, comment, null, label, by);
    }

    private List<Decided> decide(
            Which which,
            Action action,
            String comment,
            @Nullable LocalDate until,
            @Nullable String label,
            Reviewer by) {
        if (comment.isBlank()) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "a review decision needs a comment",
                    "say what was looked at: --comment TEXT");
        }
        String name = which.reviewClass();
        List<ReviewClass> classes = name == null ? queue.classes() : List.of(queue.find(name));
        String query = which.query();
        ItemSet wanted = query == null ? null : select.select(query);
        return transactions.write(
                connection -> {
                    ReviewStandings standings = ReviewStandings.of(decisions.all(connection));
                    List<Decided> decided = new ArrayList<>();
                    Problem refused = null;
                    for (ReviewClass one : classes) {
                        ItemSet items =
                                wanted == null
                                        ? one.waiting().items()
                                        : one.waiting().items().and(wanted);
                        if (items.isEmpty()) {
                            continue;
                        }
                        int stage = stage(one, items, by);
                        if (stage < 0) {
                            refused = notYours(one);
                            continue;
                        }
                        ItemSet here = one.at().get(stage).and(items);
                        ItemSet own = standings.approvedBy(one.waiting().key(), by.actor().name());
                        if (action == Action.APPROVE && !here.and(own).isEmpty()) {
                            refused = twice(one, by);
                            continue;
                        }
                        Decision decision =
                                decision(one, action, stage, here, until, label, comment, by);
                        record(connection, decision, by);
                        decided.add(
                                new Decided(
                                        one.id(),
                                        action,
                                        decision.stageName(),
                                        decision.lastStage(),
                                        here.size()));
                    }
                    if (decided.isEmpty()) {
                        throw refused != null ? refused : nothing(which);
                    }
                    return decided;
                });
    }

    /** The first stage at which some of the items wait for this person; -1 when there is none. */
    private static int stage(ReviewClass one, ItemSet items, Reviewer by) {
        for (int stage = 0; stage < one.stages().size(); stage++) {
            if (one.stages().get(stage).admits(by) && !one.at().get(stage).and(items).isEmpty()) {
                return stage;
            }
        }
        return -1;
    }

    private Decision decision(
            ReviewClass one,
            Action action,
            int stage,
            ItemSet items,
            @Nullable LocalDate until,
            @Nullable String label,
            String comment,
            Reviewer by) {
        return new Decision(
                0,
                one.waiting().key(),
                one.waiting().reason(),
                one.waiting().policies().stream().map(policy -> policy.id()).toList(),
                action,
                stage + 1,
                one.stages().get(stage).name(),
                stage + 1 == one.stages().size(),
                items,
                until,
                label,
                comment.strip(),
                by.actor().name(),
                clock.instant());
    }

    private void record(Connection connection, Decision decision, Reviewer by) throws SQLException {
        long id = decisions.add(connection, decision);
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("class", decision.classKey());
        detail.put("reason", decision.reason());
        detail.put("stage", decision.stageName());
        detail.put("items", decision.items().size());
        detail.put("comment", decision.comment());
        LocalDate until = decision.keepUntil();
        if (until != null) {
            detail.put("until", until.toString());
        }
        String label = decision.label();
        if (label != null) {
            detail.put("label", label);
            labels.label(decision.items(), "review/" + id, label, by.managesRecords(), by.actor());
        }
        audit.append(
                connection,
                by.actor(),
                "review." + decision.action().label(),
                "review/" + id,
                detail);
    }

    private LocalDate toCome(LocalDate day) {
        if (!day.isAfter(settings.today())) {
            throw new Problem(
                    Code.INVALID_INPUT, day + " is not to come", "name a day after today");
        }
        return day;
    }

    private static Problem notYours(ReviewClass one) {
        return new Problem(
                Code.REVIEW_NOT_YOURS,
                "the stage at which class " + one.id() + " waits is not yours",
                "its stages: "
                        + String.join("; ", one.stages().stream().map(Stage::words).toList()));
    }

    private static Problem twice(ReviewClass one, Reviewer by) {
        return new Problem(
                Code.REVIEW_NOT_YOURS,
                by.actor() + " has approved items of class " + one.id() + " at an earlier stage",
                "each stage is decided by another person");
    }

    private static Problem nothing(Which which) {
        return new Problem(
                Code.REVIEW_NOTHING_WAITS,
                "nothing"
                        + (which.query() == null ? "" : " of '" + which.query() + "'")
                        + " waits for a review",
                "see 'holdfast review list'");
    }
}
