package dev.holdfast.retention;

import dev.holdfast.decide.Archive;
import dev.holdfast.decide.Terms;
import dev.holdfast.rules.RuleBook;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last decisions over the whole archive. A decision follows from its facts, terms and rules
 * alone, so it stands for as long as all of these are equal to what they were.
 */
@Singleton
class RecentDecisions {
    private static final int MOST = 2;

    private volatile List<Decided> recent = List.of();

    Decided decide(RuleBook rules, Archive archive, Terms terms) {
        return find(rules, archive, terms)
                .orElseGet(() -> remember(new Decided(rules, archive, terms)));
    }

    Optional<Decided> find(RuleBook rules, Archive archive, Terms terms) {
        return recent.stream().filter(one -> one.decides(rules, archive, terms)).findFirst();
    }

    private synchronized Decided remember(Decided decided) {
        List<Decided> next = new ArrayList<>(List.of(decided));
        recent.stream().limit(MOST - 1).forEach(next::add);
        recent = List.copyOf(next);
        return decided;
    }
}
