package dev.holdfast.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The facts known so far, by what they are about. Safe for many threads. */
final class History {
    private final Map<Class<? extends Fact>, Map<Long, Queue<Fact>>> facts =
            new ConcurrentHashMap<>();
    private final List<Fact.Arrived> arrived = new ArrayList<>();

    void add(Fact fact) {
        if (fact instanceof Fact.Arrived one) {
            synchronized (arrived) {
                arrived.add(one);
            }
            return;
        }
        facts.computeIfAbsent(fact.getClass(), k -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(subject(fact), k -> new ConcurrentLinkedQueue<>())
                .add(fact);
    }

    private static long subject(Fact fact) {
        return switch (fact) {
            case Fact.Arrived one -> one.before();
            case Fact.Placed one -> one.hold();
            case Fact.Asking one -> one.hold();
            case Fact.Releasing one -> one.hold();
            case Fact.Kept one -> one.hold();
            case Fact.Activating one -> Rule.WORDS.indexOf(one.rule().word());
            case Fact.Activated one -> Rule.WORDS.indexOf(one.rule().word());
            case Fact.Planned one -> one.plan();
            case Fact.Judging one -> one.request();
            case Fact.Approving one -> one.plan();
            case Fact.Approved one -> one.plan();
            case Fact.Executing one -> one.plan();
            case Fact.Certified one -> one.plan();
        };
    }

    List<Fact.Arrived> arrived() {
        synchronized (arrived) {
            return List.copyOf(arrived);
        }
    }

    /** Those of a kind about one thing, in the order they were learnt. */
    <F extends Fact> List<F> of(Class<F> kind, long subject) {
        Queue<Fact> known = facts.getOrDefault(kind, Map.of()).get(subject);
        return known == null ? List.of() : known.stream().map(kind::cast).toList();
    }

    <F extends Fact> Stream<F> all(Class<F> kind) {
        return facts.getOrDefault(kind, Map.of()).values().stream()
                .flatMap(Queue::stream)
                .map(kind::cast);
    }

    /** Until when a hold protects for sure: the first confirmation that may have had its effect. */
    long maybeReleased(long hold) {
        List<Fact.Kept> kept = of(Fact.Kept.class, hold);
        return of(Fact.Releasing.class, hold).stream()
                .filter(
                        one ->
                                kept.stream()
                                        .noneMatch(
                                                no ->
                                                        no.by().equals(one.by())
                                                                && no.before() == one.before()))
                .mapToLong(Fact.Releasing::before)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
