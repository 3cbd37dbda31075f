package dev.holdfast.model;

import dev.holdfast.model.Observed.Row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Compares what the register shows with what the history of calls allows, and names every
 * difference. It holds at any moment, also while calls are under way: only what was answered
 * counts, and only against what came later.
 */
final class Checker {
    private final History history;
    private final Function<String, Letter> letters;
    private final long grace;

    /**
     * @param letters the letter with that hash
     * @param grace how long a released hold protects
     */
    Checker(History history, Function<String, Letter> letters, Duration grace) {
        this.history = history;
        this.letters = letters;
        this.grace = grace.toMillis() * 1_000;
    }

    /** Everything; nothing is said when all promises are kept. */
    List<String> check(Observed seen) {
        List<String> broken = new ArrayList<>();
        Map<Long, List<Row>> destroyed = new HashMap<>();
        for (Row row : seen.rows()) {
            if (!row.lives()) {
                destroyed.computeIfAbsent(row.plan(), k -> new ArrayList<>()).add(row);
            }
        }
        held(seen, destroyed.values().stream().flatMap(List::stream).toList(), broken);
        new TwoPeople(history, letters).check(seen, destroyed, broken);
        new Papers(history).check(seen, destroyed, broken);
        new NothingLost(history).check(seen, broken, letters);
        return broken;
    }

    /** No item that a hold protects is destroyed. */
    private void held(Observed seen, List<Row> destroyed, List<String> broken) {
        history.all(Fact.Placed.class)
                .forEach(
                        placed -> {
                            Observed.Hold hold = seen.holds().get(placed.hold());
                            if (hold == null) {
                                broken.add("hold " + placed.hold() + " was placed and is gone");
                                return;
                            }
                            if (!hold.scope().equals(placed.scope())) {
                                broken.add(
                                        "hold " + hold.id() + " has another scope than was placed");
                            }
                            long until = until(placed.hold());
                            for (Row row : destroyed) {
                                if (row.destroyedAt() > placed.at()
                                        && row.destroyedAt() < until
                                        && (hold.members().contains(row.ordinal())
                                                || placed.scope()
                                                        .covers(
                                                                letters.apply(row.sha256()),
                                                                row.custodian()))) {
                                    broken.add(
                                            "item "
                                                    + row.ordinal()
                                                    + " was destroyed under plan "
                                                    + row.plan()
                                                    + " at "
                                                    + row.destroyedAt()
                                                    + " though hold "
                                                    + hold.id()
                                                    + " was placed at "
                                                    + placed.at()
                                                    + " and protected until "
                                                    + until);
                                }
                            }
                        });
        seen.holds().values().stream()
                .filter(Observed.Hold::released)
                .filter(hold -> history.maybeReleased(hold.id()) == Long.MAX_VALUE)
                .forEach(
                        hold ->
                                broken.add(
                                        "hold " + hold.id() + " is released and nobody confirmed"));
    }

    private long until(long hold) {
        long released = history.maybeReleased(hold);
        return released == Long.MAX_VALUE ? released : released + grace;
    }
}
