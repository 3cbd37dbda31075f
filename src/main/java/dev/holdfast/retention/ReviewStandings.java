package dev.holdfast.retention;

import dev.holdfast.decide.Reviews;
import dev.holdfast.item.ItemSet;
import dev.holdfast.register.ReviewDecisions;
import dev.holdfast.register.ReviewDecisions.Decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How far reviews have come: the decisions, taken together in the order in which they were made. A
 * rejection, an extension or a new label takes back what stages approved before.
 */
public final class ReviewStandings {
    /** What one person approved at one stage. */
    private record Approved(int stage, String by, boolean last, ItemSet items) {}

    private final Map<String, List<Approved>> approvals = new HashMap<>();
    private final List<Reviews.Kept> kept = new ArrayList<>();

    private ReviewStandings() {}

    public static ReviewStandings of(List<Decision> decisions) {
        ReviewStandings standings = new ReviewStandings();
        decisions.forEach(standings::add);
        return standings;
    }

    private void add(Decision decision) {
        switch (decision.action()) {
            case APPROVE ->
                    approvals
                            .computeIfAbsent(decision.classKey(), key -> new ArrayList<>())
                            .add(
                                    new Approved(
                                            decision.stage(),
                                            decision.by(),
                                            decision.lastStage(),
                                            decision.items()));
            case REJECT, EXTEND -> {
                takeBack(decision.items());
                kept.add(
                        new Reviews.Kept(
                                Objects.requireNonNull(decision.keepUntil()),
                                (decision.action() == ReviewDecisions.Action.REJECT
                                                ? "by a reviewer who declined its destruction, "
                                                : "by a reviewer who extended it, ")
                                        + decision.by()
                                        + ": \""
                                        + decision.comment()
                                        + "\"",
                                decision.items()));
            }
            case RELABEL -> takeBack(decision.items());
        }
    }

    private void takeBack(ItemSet items) {
        approvals.replaceAll(
                (key, list) ->
                        new ArrayList<>(
                                list.stream()
                                        .map(
                                                one ->
                                                        new Approved(
                                                                one.stage(),
                                                                one.by(),
                                                                one.last(),
                                                                one.items().andNot(items)))
                                        .toList()));
    }

    /** What a decision of the archive needs to know. */
    public Reviews reviews() {
        Map<String, ItemSet> through = new TreeMap<>();
        approvals.forEach(
                (key, list) -> {
                    ItemSet.Builder items = ItemSet.builder();
                    list.stream().filter(Approved::last).forEach(one -> items.addAll(one.items()));
                    through.put(key, items.build());
                });
        return new Reviews(through, kept);
    }

    /** Those of {@code items} that wait at each of {@code stages} stages, the first at index 0. */
    public List<ItemSet> at(String classKey, ItemSet items, int stages) {
        List<ItemSet> waiting = new ArrayList<>();
        ItemSet here = items;
        for (int stage = 1; stage <= stages; stage++) {
            ItemSet passed = stage == stages ? ItemSet.empty() : here.and(passed(classKey, stage));
            waiting.add(here.andNot(passed));
            here = passed;
        }
        return waiting;
    }

    private ItemSet passed(String classKey, int stage) {
        ItemSet.Builder items = ItemSet.builder();
        approvals.getOrDefault(classKey, List.of()).stream()
                .filter(one -> one.stage() == stage)
                .forEach(one -> items.addAll(one.items()));
        return items.build();
    }

    /** What this person has approved of the class at any stage. */
    public ItemSet approvedBy(String classKey, String person) {
        ItemSet.Builder items = ItemSet.builder();
        approvals.getOrDefault(classKey, List.of()).stream()
                .filter(one -> one.by().equals(person))
                .forEach(one -> items.addAll(one.items()));
        return items.build();
    }
}
