package dev.holdfast.model;

import dev.holdfast.model.Observed.Row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What was accepted lives, or was destroyed after it came; keys live as long as their items. */
final class NothingLost {
    /** An item that is being destroyed is a duplicate still, until the batch commits. */
    private static final long ONE_BATCH = 10_000_000;

    private final History history;

    NothingLost(History history) {
        this.history = history;
    }

    void check(Observed seen, List<String> broken, Function<String, Letter> letters) {
        Map<String, List<Row>> of = new HashMap<>();
        Set<String> needed = new HashSet<>();
        Set<String> living = new HashSet<>();
        for (Row row : seen.rows()) {
            of.computeIfAbsent(
                            name(row.custodian(), letters.apply(row.sha256()).number()),
                            k -> new ArrayList<>())
                    .add(row);
            if (row.lives()) {
                needed.add(row.sha256());
                if (!living.add(row.custodian() + " " + row.key())) {
                    broken.add("item " + row.ordinal() + " lives twice");
                }
                if (!letters.apply(row.sha256()).key().equals(row.key())) {
                    broken.add("item " + row.ordinal() + " is another than it says");
                }
            }
        }
        needed.stream()
                .filter(sha256 -> !seen.contents().contains(sha256))
                .forEach(sha256 -> broken.add("content " + sha256 + " lives and has no key"));
        seen.contents().stream()
                .filter(sha256 -> !needed.contains(sha256))
                .forEach(
                        sha256 ->
                                broken.add("content " + sha256 + " has a key and no living item"));
        for (Fact.Arrived arrived : history.arrived()) {
            for (int letter : arrived.letters()) {
                if (of.getOrDefault(name(arrived.custodian(), letter), List.of()).stream()
                        .noneMatch(
                                row ->
                                        row.lives()
                                                || row.destroyedAt()
                                                        >= arrived.before() - ONE_BATCH)) {
                    broken.add("letter " + letter + " of " + arrived + " is lost");
                }
            }
        }
    }

    private static String name(String custodian, int letter) {
        return custodian + " " + letter;
    }
}
