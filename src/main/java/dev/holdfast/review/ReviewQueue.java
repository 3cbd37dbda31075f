package dev.holdfast.review;

import dev.holdfast.decide.Waiting;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.ReviewDecisions;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.Decisions;
import dev.holdfast.retention.ReviewStandings;
import dev.holdfast.search.DateColumns;
import dev.holdfast.search.SearchIndex;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What waits for a review, decided as of today each time it is asked. */
@Singleton
public class ReviewQueue {
    private final Transactions transactions;
    private final Decisions decisions;
    private final ReviewDecisions reviews;
    private final ArchiveSettings settings;
    private final SearchIndex index;
    private final Items items;

    ReviewQueue(
            Transactions transactions,
            Decisions decisions,
            ReviewDecisions reviews,
            ArchiveSettings settings,
            SearchIndex index,
            Items items) {
        this.transactions = transactions;
        this.decisions = decisions;
        this.reviews = reviews;
        this.settings = settings;
        this.index = index;
        this.items = items;
    }

    /** The largest class first. */
    public List<ReviewClass> classes() {
        List<Waiting> waiting = decisions.decide(settings.today()).waiting();
        return transactions.read(
                connection -> {
                    Map<String, List<Stage>> stages = ReviewStages.read(connection);
                    ReviewStandings standings = ReviewStandings.of(reviews.all(connection));
                    return waiting.stream()
                            .map(
                                    one ->
                                            describe(
                                                    one,
                                                    ReviewStages.of(stages, one.asking()),
                                                    standings))
                            .toList();
                });
    }

    /**
     * @throws Problem HF-2051 when no such class waits
     */
    public ReviewClass find(String id) {
        return classes().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Problem(
                                        Code.REVIEW_CLASS_UNKNOWN,
                                        "no class '" + id + "' waits for a review",
                                        "see 'holdfast review list'"));
    }

    /** The decisions about a class so far. */
    public List<ReviewDecisions.Decision> history(ReviewClass one) {
        return transactions.read(reviews::all).stream()
                .filter(decision -> decision.classKey().equals(one.waiting().key()))
                .toList();
    }

    /**
     * Items to look at, drawn by lot; the key of the class seeds it, so that nobody chooses them
     * and everybody sees the same.
     */
    public List<Item> sample(ReviewClass one, int count) {
        long[] ordinals = one.waiting().items().ordinals().toArray();
        Random lot = new Random(Long.parseUnsignedLong(one.waiting().key().substring(0, 16), 16));
        Set<Long> drawn = new TreeSet<>();
        while (drawn.size() < Math.min(count, ordinals.length)) {
            drawn.add(ordinals[lot.nextInt(ordinals.length)]);
        }
        List<ItemId> ids = drawn.stream().map(ItemId::new).toList();
        return transactions.read(connection -> items.find(connection, ids));
    }

    private ReviewClass describe(Waiting one, List<Stage> stages, ReviewStandings standings) {
        DateColumns dates = index.dateColumns();
        long[] span = {Long.MAX_VALUE, Long.MIN_VALUE};
        one.items()
                .forEachOrdinal(
                        ordinal -> {
                            for (DateColumns.Column column : DateColumns.Column.values()) {
                                long at = dates.at(column, ordinal);
                                if (at != DateColumns.MISSING) {
                                    span[0] = Math.min(span[0], at);
                                    span[1] = Math.max(span[1], at);
                                    break;
                                }
                            }
                        });
        List<ItemSet> at = standings.at(one.key(), one.items(), stages.size());
        return new ReviewClass(
                one.key().substring(0, ReviewClass.DIGITS),
                one,
                stages,
                at,
                index.sizes().sum(one.items()),
                day(span[0], Long.MAX_VALUE),
                day(span[1], Long.MIN_VALUE));
    }

    private @Nullable LocalDate day(long at, long none) {
        return at == none ? null : settings.calendar().dayOf(at);
    }
}
